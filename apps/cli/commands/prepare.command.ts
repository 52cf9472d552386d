import { readInstallationConfig } from '@platform/config';
import { InvalidArgumentError, type Command } from 'commander';

import { examples } from '../command';
import { installation } from '../installation/installation';
import { toldAsExpected } from '../installation/told-failures';
import { untilItAnswers } from '../installation/until-it-answers';
import type { Terminal } from '../terminal';

type PrepareOptions = Readonly<{ wait: number }>;

const NEEDS = `
It needs, in the environment:
  DATABASE_URL                  as the database's owner, with CREATEROLE
  INTERDICT_KAFKA_BROKERS       and, where they are wanted, _PREFIX, _RETENTION_DAYS, _REPLICATION
  INTERDICT_<SERVICE>_PASSWORD  of API, EXPORT_CONTROLS, SECURITY_COUNCIL, DEVELOPMENTS, PROJECTIONS
                                and RELAY, for their logins (INTERDICT_LOGIN_SUFFIX names them)`;

/** The one job of a distributed installation. It asks no instance: there is none yet. */
export const prepare = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('prepare')
    .description('Make what services need before they start: tables, logins, topics; safe again')
    .option('--wait <seconds>', 'let Postgres and Kafka take so long to answer', seconds, 0)
    .addHelpText('after', NEEDS);
  examples(command, 'prepare', 'prepare --wait 60').action(({ wait }: PrepareOptions) =>
    toldAsExpected(async () => {
      const config = readInstallationConfig(terminal.io.env);
      const { prepareInstallation } = await installation();
      await prepareInstallation({
        config,
        onceAnswered: (ask) => untilItAnswers(terminal.io, wait * 1000, ask),
        onStep: (line) => {
          terminal.print(line);
        },
      });
    }),
  );
};

const seconds = (text: string): number => {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('It is a number of seconds.');
  return Number(text);
};
