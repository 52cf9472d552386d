import { readConfig, readKafkaConfig, SettingMissing } from '@platform/config';
import type { LogToOpen } from '@platform/installation';
import type { Command } from 'commander';

import { examples } from '../command';
import { WrongUsage } from '../expected-error';
import { installation } from '../installation/installation';
import { toldAsExpected } from '../installation/told-failures';
import type { Terminal } from '../terminal';

type OpenOptions = Readonly<{ yes?: true; json?: true }>;

const WHEN = `
When: the log was restored from an older copy, and Kafka holds what it lacks. The relay then
publishes nothing and says KAFKA_AHEAD_OF_LOG or KAFKA_OF_ANOTHER_GENERATION. A new generation
says on purpose that the log goes on from where it ends now: what Kafka holds beyond it was never
recorded. The relay publishes again; whoever follows the old generation over Kafka stops and
begins anew. Never needed after a crash, nor after a restore of the newest copy.

It works on the database itself: DATABASE_URL names it, as its owner. With INTERDICT_KAFKA_BROKERS
set it shows what Kafka holds.`;

export const log = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('log')
    .description('Work on the log itself: open a new generation of it after a restore')
    .addHelpText('after', WHEN);
  examples(command, 'log new-generation', 'log new-generation --yes');
  newGeneration(command, terminal);
};

const newGeneration = (logCommand: Command, terminal: Terminal): void => {
  const command = logCommand
    .command('new-generation')
    .description('Say that the log goes on from where it ends now, whatever Kafka holds')
    .option('--yes', 'do it without asking')
    .option('--json', 'print the generations as JSON')
    .addHelpText('after', WHEN);
  examples(command, 'log new-generation', 'log new-generation --yes').action(
    (options: OpenOptions) => toldAsExpected(() => openAsked(terminal, options)),
  );
};

const openAsked = async (terminal: Terminal, options: OpenOptions): Promise<void> => {
  if (!options.yes && !terminal.isAttended) {
    throw new WrongUsage('Nobody is there to be asked: say --yes to open a new generation.');
  }
  const { databaseUrl } = readConfig(terminal.io.env);
  if (databaseUrl === null) throw new SettingMissing(['DATABASE_URL']);
  const kafka = readKafkaConfig(terminal.io.env);
  const { logToOpen } = await installation();
  const found = await logToOpen(databaseUrl, kafka);
  try {
    await decide(terminal, found, options);
  } finally {
    await found.close();
  }
};

const decide = async (
  terminal: Terminal,
  { lines, open }: LogToOpen,
  { yes, json }: OpenOptions,
): Promise<void> => {
  lines.forEach((line) => {
    terminal.note(line);
  });
  terminal.note('A new generation goes on from there: what Kafka holds beyond was never recorded.');
  if (!yes && !(await terminal.agreed('Open a new generation?'))) {
    terminal.note('Nothing was changed.');
    return;
  }
  const { generation, previous, after: position } = await open();
  const after = String(position);
  terminal.print(
    json
      ? JSON.stringify({ generation, previous, after })
      : `Generation ${generation} follows ${previous} after position ${after}.`,
  );
};
