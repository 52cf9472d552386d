import type { Command } from 'commander';

import { asking, examples, needed, type Asking } from '../command';
import { archiveFile } from '../evidence/archive';
import { citing, type Citing } from '../evidence/evidence-options';
import { WrongUsage } from '../expected-error';
import { recordedFacts } from '../facts/recorded.answer';
import { showRecorded } from '../facts/show-recorded';
import { recordGuided } from '../guided/record-guided';
import { jsonArgument } from '../input/json-argument';
import { json as jsonBody, type Instance } from '../instance/instance';
import { keyed, underKeys, type Keyed } from '../instance/keys';
import type { Terminal } from '../terminal';

type RecordOptions = Asking &
  Citing &
  Keyed &
  Readonly<{ stream?: string; data?: string; evidenceFile?: string; dryRun?: true }>;

export const record = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('record')
    .argument('[type]', 'an event, in the past tense: ExportBanListExpansionAnnounced')
    .description('Record a fact that cites its evidence; in a terminal and without a type, guided')
    .option('--stream <stream>', 'export-ban-list/kr-situational-licence')
    .option('--data <json>', 'what the event says: JSON, @file, or @- for standard input')
    .option('--evidence-file <path>', 'archive this document first, then cite it')
    .option('--dry-run', 'show what would be recorded; a document is archived all the same');
  examples(
    asking(keyed(citing(command))),
    'record StatusConfirmed --stream export-ban-list/us-chpl ' +
      '--data @apps/cli/examples/status-confirmed.json ' +
      '--evidence-file apps/cli/examples/note.txt --publisher "Our own desk" ' +
      '--tier compilation --title "A note" --dry-run',
  ).action((type: string | undefined, options: RecordOptions) => {
    if (type !== undefined) return tell(terminal, type, options);
    if (options.idempotencyKey !== undefined) {
      throw new WrongUsage('Name the event: --idempotency-key repeats what a command line said.');
    }
    if (terminal.isAttended) return recordGuided(terminal, options.url);
    throw new WrongUsage('Name the event: without one a person is guided, and nobody is there.');
  });
};

const tell = async (terminal: Terminal, type: string, options: RecordOptions): Promise<void> => {
  const { url, json, stream, data: said, dryRun } = options;
  needed({ '--stream': stream, '--data': said });
  const instance = terminal.instance(url);
  const data = await jsonArgument('--data', said ?? '', terminal.io);
  const evidence = await evidenceOf(instance, options);
  const body = jsonBody({ type, stream, data, evidence });
  const { read, text } = await underKeys(options, (keys) =>
    instance.post('v1/facts', recordedFacts, { query: { dryRun }, body, key: keys.next() }),
  );
  if (json) terminal.print(text);
  else showRecorded(terminal, read.data);
};

const evidenceOf = async (
  instance: Instance,
  { evidence = [], evidenceFile, ...described }: RecordOptions,
): Promise<readonly string[]> => {
  if (evidenceFile !== undefined) {
    return [...evidence, await archiveFile(instance, evidenceFile, described)];
  }
  if (evidence.length > 0) return evidence;
  throw new WrongUsage('A fact cites its evidence: --evidence, or --evidence-file.');
};
