import type { Command } from 'commander';

import { asking, examples, type Asking } from '../command';
import { at } from '../instance/instance';
import { regimeTimeline, type TimelineEntry } from '../instance/sanctions-regime.answer';
import { evidenceLine, footing } from '../print/envelope';
import type { Paint } from '../print/paint';
import { table } from '../print/table';
import type { Terminal } from '../terminal';
import { sentenceOf } from '../words/sentence-of';

type TimelineOptions = Asking &
  Readonly<{ from?: string; to?: string; asOf?: string; knownAt?: string; evidence?: true }>;

export const timeline = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('timeline')
    .argument('<regime>', 'its founding resolution or a later name: 1718')
    .description('Every fact of a sanctions regime, in the order in which it took effect')
    .option('--from <day>', 'from that day on, inclusive')
    .option('--to <day>', 'to that day, inclusive')
    .option('--as-of <moment>', 'only what had taken effect by then')
    .option('--known-at <when>', 'what was known at an instant or position:N')
    .option('--evidence', 'with the documents that each fact rests on');
  examples(asking(command), 'timeline 1718', 'timeline 1718 --from 2024-01-01 --evidence').action(
    (regime: string, options: TimelineOptions) => show(terminal, regime, options),
  );
};

const show = async (terminal: Terminal, regime: string, options: TimelineOptions) => {
  const { url, json, evidence, ...query } = options;
  const path = `${at('v1/sanctions-regimes', regime)}/timeline`;
  const { read, text } = await terminal.instance(url).get(path, regimeTimeline, query);
  if (json) {
    terminal.print(text);
    return;
  }
  const rows = read.data.map((entry, i) =>
    rowOf(terminal.paint, { entry, before: read.data[i - 1], withEvidence: evidence === true }),
  );
  terminal.print(table(terminal.paint, ['DATE', 'WHAT'], rows));
  terminal.print(`\n${footing(terminal.paint, read.meta)}`);
};

type Line = Readonly<{
  entry: TimelineEntry;
  before: TimelineEntry | undefined;
  withEvidence: boolean;
}>;

/** Not nothing, which would be shown as something that nobody stated. */
const SAME_DAY = ' ';

/** A day is named once, so that the eye sees what happened on it together. */
const rowOf = (paint: Paint, { entry, before, withEvidence }: Line) => {
  const documents = withEvidence ? (entry.evidence ?? []).map(evidenceLine) : [];
  const told = [
    sentenceOf({ type: entry.type, data: entry.data ?? {} }),
    ...documents.map((line) => paint('faint', line)),
  ];
  return [entry.date === before?.date ? SAME_DAY : entry.date, told.join('\n')];
};
