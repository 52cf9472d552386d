import {
  InvalidSetting,
  passedOn,
  readBrokerPort,
  readConfig,
  readKafkaConfig,
  settingsTable,
  type Config,
  type KafkaConfig,
} from '@platform/config';
import type { CommandLine } from '@platform/service';

import { addressSetting, TAKES_COMMANDS } from './service-names';

export type StackConfig = Readonly<{
  desk: Config;
  /** Null asks for a broker on this machine. */
  kafka: KafkaConfig | null;
  /** Of that broker; another where it is taken, and 0 takes any that is free. */
  brokerPort: number;
}>;

/** Each service has its own: one that is set would hold for none of them, or for all. */
const CHOSEN = ['INTERDICT_COMMANDS_PORT', ...TAKES_COMMANDS.map(addressSetting)];

/**
 * Reads the environment of the stack once, at its start.
 *
 * @throws UnknownSetting, InvalidSetting; of what the stack chooses itself as well
 */
export const readStackConfig = (
  environment?: Readonly<Record<string, string | undefined>>,
): StackConfig => {
  const desk = readConfig(environment);
  const given = passedOn(environment);
  const chosen = CHOSEN.filter((name) => (given[name]?.trim() ?? '') !== '');
  if (chosen.length > 0) {
    throw new InvalidSetting(
      chosen.map((name) => `${name}: must not be set: the stack chooses it for each service.`),
    );
  }
  return {
    desk,
    kafka: readKafkaConfig(environment),
    brokerPort: readBrokerPort(environment),
  };
};

/** What whoever types it is told of it. */
export const STACK_LINE: Omit<CommandLine, 'words'> = {
  name: 'npm run stack',
  does:
    'Runs the whole distributed system on this machine until Ctrl-C: a Kafka broker (Java 17; ' +
    'Maven fetches it once), a Postgres, and each of the six services as a process of its own.',
  settings: settingsTable([
    'INTERDICT_DATA_DIR',
    'INTERDICT_HOST',
    'INTERDICT_PORT',
    'INTERDICT_MANAGEMENT_PORT',
    'DATABASE_URL',
    'INTERDICT_KAFKA_BROKERS',
    'INTERDICT_KAFKA_PORT',
    'INTERDICT_KAFKA_PREFIX',
    'INTERDICT_KAFKA_RETENTION_DAYS',
    'INTERDICT_KAFKA_REPLICATION',
    'INTERDICT_ACTOR',
    'INTERDICT_LOG_LEVEL',
    'INTERDICT_EVIDENCE_MAX_BYTES',
    'INTERDICT_BODY_MAX_BYTES',
  ]),
};
