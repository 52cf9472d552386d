import type { Command } from 'commander';

import { asking, dated, examples, type Asking, type When } from '../command';
import { listChanges, type ListChange } from '../instance/export-ban-list.answer';
import { at } from '../instance/instance';
import { footing } from '../print/envelope';
import { toned, type Paint } from '../print/paint';
import { table } from '../print/table';
import type { Terminal } from '../terminal';

type ChangesOptions = Asking & When & Readonly<{ from?: string; to?: string; axis?: string }>;

export const changes = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('changes')
    .argument('<list>', 'kr-situational-licence')
    .description('Each change of a list, from its announcement to its effect')
    .option('--from <day>', 'from that day on, inclusive')
    .option('--to <day>', 'to that day, inclusive')
    .option('--axis <axis>', 'effective: when it holds; known: when it was recorded');
  examples(
    asking(dated(command)),
    'changes kr-situational-licence',
    'changes kr-situational-licence --from 2024-02-24 --to 2024-02-24',
    'changes us-chpl --axis known --json',
  ).action((list: string, options: ChangesOptions) => show(terminal, list, options));
};

const show = async (terminal: Terminal, list: string, options: ChangesOptions) => {
  const { url, json, ...query } = options;
  const path = `${at('v1/export-ban-lists', list)}/changes`;
  const { read, text } = await terminal.instance(url).get(path, listChanges, query);
  if (json) {
    terminal.print(text);
    return;
  }
  const head = ['CHANGE', 'KIND', 'STAGE', 'ANNOUNCED', 'PROMULGATED', 'EFFECTIVE'];
  const figures = ['NET', 'TOTAL', 'OFF BY', 'DATES CLAIMED'];
  const rows = read.data.map((change) => rowOf(terminal.paint, change));
  terminal.print(table(terminal.paint, [...head, ...figures], rows));
  terminal.print(`\n${footing(terminal.paint, read.meta)}`);
};

const rowOf = (paint: Paint, change: ListChange) => [
  ...[change.changeId, change.kind, toned(paint, change.stage ?? '')],
  ...[change.announcedOn, change.promulgatedOn],
  change.effectiveOn ?? (change.expectedOn && `expected ${change.expectedOn}`),
  ...[change.net, change.statedTotal, change.difference, claimsOf(change)],
];

/** A line for each source, so that nobody takes a disputed day for a certain one. */
const claimsOf = ({ dateClaims }: ListChange): string =>
  (dateClaims ?? [])
    .map(({ field, value, source }) => `${field} ${value} (${source ?? 'unnamed'})`)
    .join('\n');
