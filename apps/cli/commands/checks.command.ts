import type { Command } from 'commander';

import { DIFFERENCE_HEAD, differenceRow } from '../checks/differences';
import { reasonsOf } from '../checks/reasons';
import { asking, examples, type Asking } from '../command';
import { at } from '../instance/instance';
import { lookback, recordedCheck, type RecordedCheck } from '../instance/recorded-check.answer';
import { footing } from '../print/envelope';
import { toned, type Paint } from '../print/paint';
import { table } from '../print/table';
import type { Terminal } from '../terminal';

type ChecksOptions = Asking & Readonly<{ differs: string; from?: string; to?: string }>;

export const checks = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('checks')
    .argument('[id]', 'one determination, as `interdict check --record` named it')
    .description('Recorded checks: one word for word, or all that would be answered otherwise now')
    .option('--differs <when>', 'compare with what is known then', 'now')
    .option('--from <day>', 'recorded on or after that day, UTC')
    .option('--to <day>', 'recorded on or before that day, UTC');
  examples(
    asking(command),
    'checks --differs now',
    'checks --from 2026-01-01 --to 2026-12-31 --json',
  ).action((id: string | undefined, options: ChecksOptions) =>
    id === undefined ? lookBack(terminal, options) : showOne(terminal, id, options),
  );
};

const lookBack = async (
  terminal: Terminal,
  { url, json, ...query }: ChecksOptions,
): Promise<void> => {
  const instance = terminal.instance(url);
  const { read, text } = await instance.get('v1/export-checks', lookback, query);
  if (json) {
    terminal.print(text);
    return;
  }
  const { paint } = terminal;
  const rows = read.data.flatMap(({ determination, askedAt, differs }) =>
    differs.map((one) => [determination, askedAt, ...differenceRow(paint, one)]),
  );
  terminal.print(
    rows.length === 0
      ? 'No recorded answer of that time would be otherwise now.'
      : table(paint, ['DETERMINATION', 'ASKED', ...DIFFERENCE_HEAD], rows),
  );
  terminal.print(`\n${footing(paint, read.meta)}`);
};

const showOne = async (
  terminal: Terminal,
  id: string,
  { url, json, differs }: ChecksOptions,
): Promise<void> => {
  const path = at('v1/export-checks', id);
  const query = { compare: differs };
  const { read, text } = await terminal.instance(url).get(path, recordedCheck, query);
  terminal.print(json ? text : wholeCheck(terminal.paint, read.data));
};

const wholeCheck = (paint: Paint, check: RecordedCheck): string => {
  const { determination, askedAt, position, sha256, answers, differs } = check;
  const rows = answers.map((one) => [
    ...[one.goods, toned(paint, one.verdict), reasonsOf(one).join('\n')],
  ]);
  return [
    `${determination}, asked ${askedAt ?? '–'} at position ${position ?? '–'}`,
    `SHA-256 of the answer ${sha256}\n`,
    table(paint, ['GOODS', 'VERDICT', 'WHY'], rows),
    comparison(paint, differs ?? undefined),
  ].join('\n');
};

/** What was not compared is not called the same. */
const comparison = (paint: Paint, differs: RecordedCheck['differs']): string => {
  if (!differs) return '';
  if (differs.length === 0) return '\nThe answer would be the same now.';
  const rows = differs.map((one) => differenceRow(paint, one));
  return `\nNow it would be otherwise:\n${table(paint, DIFFERENCE_HEAD, rows)}`;
};
