import type { Command } from 'commander';

import { changesSince } from '../changes/changes-since';
import { asking, dated, examples, type Asking, type When } from '../command';
import { WrongUsage } from '../expected-error';
import { listChanges, type ListChange } from '../instance/export-ban-list.answer';
import { at } from '../instance/instance';
import { footing } from '../print/envelope';
import { toned, type Paint } from '../print/paint';
import { table } from '../print/table';
import type { Terminal } from '../terminal';

type ListOptions = Asking & When & Readonly<{ from?: string; to?: string; axis?: string }>;
type ChangesOptions = ListOptions & Readonly<{ since?: string }>;

export const changes = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('changes')
    .argument('[list]', 'kr-situational-licence')
    .description('Each change of a list; or, with --since, all that was recorded since, in words')
    .option('--since <when>', 'position:N or an instant: what this instance learned after it')
    .option('--from <day>', 'from that day on, inclusive')
    .option('--to <day>', 'to that day, inclusive')
    .option('--axis <axis>', 'effective: when it holds; known: when it was recorded');
  examples(
    asking(dated(command)),
    'changes kr-situational-licence',
    'changes kr-situational-licence --from 2024-02-24 --to 2024-02-24',
    'changes us-chpl --axis known --json',
    'changes --since position:20',
  ).action((list: string | undefined, options: ChangesOptions) => {
    const { since, ...ofList } = options;
    if (since !== undefined) return changesSince(terminal, list, { ...options, since });
    if (list !== undefined) return show(terminal, list, ofList);
    throw new WrongUsage('Name a list, or say since when: --since position:20.');
  });
};

const show = async (terminal: Terminal, list: string, options: ListOptions) => {
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
