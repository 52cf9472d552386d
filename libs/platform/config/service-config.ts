import { readConfig, type Config } from './config';
import { InvalidSetting, SettingMissing } from './config.errors';
import { SERVICE_SETTINGS, serviceSchema, type ServiceSettingName } from './service-settings';
import { statedOf, type Environment } from './stated';

export type Address = Readonly<{ host: string; port: number }>;

export type KafkaConfig = Readonly<{
  /** `host:port` each. */
  brokers: readonly string[];
  /** Before the names of all topics. */
  prefix: string;
  retentionDays: number;
  /** The broker's own default where it is undefined. */
  replicationFactor: number | undefined;
}>;

/** How one process of several was asked to run. */
export type ServiceConfig = Config &
  Readonly<{
    databaseUrl: string;
    kafka: KafkaConfig;
    /** Where this process takes commands; 0 takes any port that is free. */
    commandsPort: number;
    /** Where others take them, by the name of the service; those that were said. */
    addresses: Readonly<Record<string, Address>>;
  }>;

/** What a process cannot do without, beside the database and the brokers. */
export type Needed = readonly ServiceSettingName[];

/**
 * Reads the environment of a service, once, at its start.
 *
 * @throws SettingMissing naming every setting that it cannot do without
 * @throws UnknownSetting, InvalidSetting
 */
export const readServiceConfig = (
  needed: Needed = [],
  environment: Environment = process.env,
): ServiceConfig => {
  const { databaseUrl, ...config } = readConfig(environment);
  const kafka = readKafka(environment);
  const missing = [
    ...(databaseUrl === null ? ['DATABASE_URL'] : []),
    ...(['INTERDICT_KAFKA_BROKERS', ...needed] as const).filter(
      (name) => kafka[name] === undefined,
    ),
  ];
  if (databaseUrl === null || missing.length > 0) throw new SettingMissing(missing);
  return {
    ...config,
    databaseUrl,
    kafka: kafkaOf(kafka),
    commandsPort: kafka.INTERDICT_COMMANDS_PORT ?? 0,
    addresses: addressesOf(kafka),
  };
};

/** Of the brokers alone: null where none were said. @throws InvalidSetting */
export const readKafkaConfig = (environment: Environment = process.env): KafkaConfig | null => {
  const read = readKafka(environment);
  return read.INTERDICT_KAFKA_BROKERS ? kafkaOf(read) : null;
};

/** Of the broker that the stack starts itself; 0 takes any that is free. @throws InvalidSetting */
export const readBrokerPort = (environment: Environment = process.env): number =>
  readKafka(environment).INTERDICT_KAFKA_PORT ?? 0;

type Read = ReturnType<typeof readKafka>;

const readKafka = (environment: Environment) => {
  const names = Object.keys(SERVICE_SETTINGS) as ServiceSettingName[];
  const stated = statedOf(
    names,
    environment,
    (name) => SERVICE_SETTINGS[name].fallback ?? undefined,
  );
  const read = serviceSchema.partial().safeParse(stated);
  if (read.success) return read.data;
  const reasons = read.error.issues.map(({ path: [name], message }) => {
    const setting = name as ServiceSettingName;
    return `${setting}=${stated[setting] ?? ''}: must be ${message}.`;
  });
  throw new InvalidSetting(reasons);
};

const kafkaOf = (read: Read): KafkaConfig => ({
  brokers: read.INTERDICT_KAFKA_BROKERS ?? [],
  prefix: read.INTERDICT_KAFKA_PREFIX ?? '',
  retentionDays: read.INTERDICT_KAFKA_RETENTION_DAYS ?? 0,
  replicationFactor: read.INTERDICT_KAFKA_REPLICATION,
});

const addressesOf = (read: Read): Readonly<Record<string, Address>> => {
  const said: Readonly<Record<string, Address | undefined>> = {
    'export-controls': read.INTERDICT_EXPORT_CONTROLS_ADDRESS,
    'security-council': read.INTERDICT_SECURITY_COUNCIL_ADDRESS,
    developments: read.INTERDICT_DEVELOPMENTS_ADDRESS,
    projections: read.INTERDICT_PROJECTIONS_ADDRESS,
  };
  return Object.fromEntries(
    Object.entries(said).filter((one): one is [string, Address] => one[1] !== undefined),
  );
};
