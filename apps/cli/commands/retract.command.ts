import type { Command } from 'commander';

import { asking, examples, type Asking } from '../command';
import { recordedFacts } from '../facts/recorded.answer';
import { showRecorded } from '../facts/show-recorded';
import { jsonArgument } from '../input/json-argument';
import { at, json as jsonBody } from '../instance/instance';
import { keyed, underKeys, type Keyed } from '../instance/keys';
import type { Terminal } from '../terminal';

type RetractOptions = Asking &
  Keyed &
  Readonly<{ reason: string; replacement?: string; dryRun?: true }>;

export const retract = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('retract')
    .argument('<eventId>', 'the fact’s id, as `interdict events` shows it')
    .description('Retract a fact that was wrong; it stays in the log, and no longer counts')
    .requiredOption('--reason <sentence>', 'why it was wrong')
    .option('--replacement <json>', 'the right fact, in the same commit: JSON, @file or @-')
    .option('--dry-run', 'show what would be recorded');
  examples(
    asking(keyed(command)),
    'retract 9899ca96-6b07-5211-a659-3d1888b91389 --reason "Misread: another annex." --dry-run',
  ).action((eventId: string, options: RetractOptions) => tell(terminal, eventId, options));
};

const tell = async (terminal: Terminal, eventId: string, options: RetractOptions) => {
  const { url, json, reason, dryRun, replacement } = options;
  const right =
    replacement === undefined
      ? {}
      : { replacement: await jsonArgument('--replacement', replacement, terminal.io) };
  const path = `${at('v1/facts', eventId)}/retraction`;
  const instance = terminal.instance(url);
  const body = jsonBody({ reason, ...right });
  const { read, text } = await underKeys(options, (keys) =>
    instance.post(path, recordedFacts, { query: { dryRun }, body, key: keys.next() }),
  );
  if (json) terminal.print(text);
  else showRecorded(terminal, read.data);
};
