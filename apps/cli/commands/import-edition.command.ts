import type { Command } from 'commander';
import type { z } from 'zod';

import { asking, examples, type Asking } from '../command';
import { showDifference } from '../editions/difference';
import { editionBody, editionQuery, type EditionOptions } from '../editions/edition';
import { archiveFile } from '../evidence/archive';
import { citing } from '../evidence/evidence-options';
import { recordedFacts } from '../facts/recorded.answer';
import { showRecorded } from '../facts/show-recorded';
import { at, type Answer } from '../instance/instance';
import { keyed, underKeys, type Keyed } from '../instance/keys';
import type { Terminal } from '../terminal';

type ImportOptions = Asking & EditionOptions & Keyed & Readonly<{ dryRun?: true; yes?: true }>;

export const importEdition = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('import-edition')
    .argument('<list>', 'us-chpl')
    .argument('<file>', 'the whole edition: CSV with code,description[,itemNo,tier], or JSON')
    .description('Compare a whole itemised edition with the list; the difference becomes facts');
  examples(
    asking(keyed(citing(described(command))))
      .option('--dry-run', 'show the difference; the file is archived all the same')
      .option('--yes', 'record without asking'),
    'import-edition us-chpl apps/cli/examples/edition.csv --dry-run --edition "an excerpt" ' +
      '--change-id excerpt --effective-on 2026-12-01 --removes 49 ' +
      '--instrument "An excerpt typed by hand" --publisher "Our own desk" --tier compilation ' +
      '--title "Excerpt for trying the import"',
  ).action((list: string, file: string, options: ImportOptions) =>
    importFile(terminal, { list, file }, options),
  );
};

const described = (command: Command): Command =>
  command
    .requiredOption('--edition <name>', 'as the publisher names it: 2024-02-23')
    .requiredOption('--change-id <id>', 'one change from announcement to effect: 35th-notice')
    .requiredOption('--instrument <act>', 'the act that carries it')
    .option('--stage <stage>', 'announced or promulgated', 'promulgated')
    .option('--provision <provision>', 'needed where the list has more than one')
    .option('--code-system <system>', 'of the codes in the file', 'hs2022')
    .option('--effective-on <day>', 'a promulgated edition’s first day')
    .option('--announced-on <day>', 'an announced edition’s day')
    .option('--promulgated-on <day>', 'where that is not the day of effect')
    .option('--expected-on <day>', 'when an announced edition is expected to take effect')
    .option('--basis <basis>', 'legal-act, publisher-stated or first-observed')
    .option('--removes <count>', 'how many items go: needed where that is most of them');

type Edition = Readonly<{ list: string; file: string }>;

/** The file is archived before anybody reads it; a person sees the difference before it counts. */
const importFile = async (
  terminal: Terminal,
  { list, file }: Edition,
  options: ImportOptions,
): Promise<void> => {
  const instance = terminal.instance(options.url);
  const body = await editionBody(file);
  const sha256 = await archiveFile(instance, file, options);
  terminal.note(`${file} is archived under ${sha256}.`);
  const query = editionQuery(options, [...(options.evidence ?? []), sha256]);
  const path = `${at('v1/export-ban-lists', list)}/editions`;
  if (isAsked(terminal, options)) {
    const rehearsal = { query: { ...query, dryRun: true }, body };
    showDifference(terminal, (await instance.post(path, recordedFacts, rehearsal)).read.data);
    if (!(await terminal.agreed(`Record this in ${list}?`))) {
      terminal.note('Nothing was recorded.');
      return;
    }
  }
  const { dryRun } = options;
  const answer = await underKeys(options, (keys) =>
    instance.post(path, recordedFacts, { query: { ...query, dryRun }, body, key: keys.next() }),
  );
  show(terminal, answer, options);
};

/** A script is not asked: it said what it wants on the command line. */
const isAsked = ({ isAttended }: Terminal, { dryRun, yes, json }: ImportOptions): boolean =>
  isAttended && !dryRun && !yes && !json;

const show = (
  terminal: Terminal,
  { read, text }: Answer<z.infer<typeof recordedFacts>>,
  { json }: ImportOptions,
): void => {
  if (json) {
    terminal.print(text);
    return;
  }
  showRecorded(terminal, read.data);
  showDifference(terminal, read.data);
};
