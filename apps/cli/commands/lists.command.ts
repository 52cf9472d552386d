import type { Command } from 'commander';

import { asking, dated, examples, type Asking, type When } from '../command';
import { exportBanList, exportBanLists, type ListedList } from '../instance/export-ban-list.answer';
import { at } from '../instance/instance';
import { footing } from '../print/envelope';
import { table } from '../print/table';
import { wholeList } from '../print/whole-list';
import type { Terminal } from '../terminal';

type ListsOptions = Asking & When & Readonly<{ authority?: string; destination?: string }>;

export const lists = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('lists')
    .argument('[list]', 'one list, whole: kr-situational-licence')
    .description('Export-ban lists with their totals in force, or one list whole')
    .option('--authority <name>', 'lists of one authority only')
    .option('--destination <country>', 'lists that bind exports there (ISO 3166-1 alpha-2)');
  examples(
    asking(dated(command)),
    'lists',
    'lists kr-situational-licence --as-of 2024-07-01',
    'lists --destination RU --json',
  ).action((list: string | undefined, options: ListsOptions) =>
    list === undefined ? showAll(terminal, options) : showOne(terminal, list, options),
  );
};

const showAll = async (terminal: Terminal, { url, json, ...query }: ListsOptions) => {
  const instance = terminal.instance(url);
  const { read, text } = await instance.get('v1/export-ban-lists', exportBanLists, query);
  if (json) {
    terminal.print(text);
    return;
  }
  const head = ['LIST', 'AUTHORITY', 'CONTROL', 'TO', 'TOTAL', 'ITEMISED'];
  terminal.print(table(terminal.paint, head, read.data.map(rowOf)));
  terminal.print(`\n${footing(terminal.paint, read.meta)}`);
};

const rowOf = ({ list, authority, controlType, destinations, total, itemised }: ListedList) => [
  ...[list, authority, controlType],
  ...[(destinations ?? []).join(' '), total, itemised],
];

const showOne = async (terminal: Terminal, list: string, options: ListsOptions) => {
  const { url, json, ...query } = options;
  const path = at('v1/export-ban-lists', list);
  const { read, text } = await terminal.instance(url).get(path, exportBanList, query);
  terminal.print(json ? text : wholeList(terminal.paint, read.data));
  if (!json) terminal.print(`\n${footing(terminal.paint, read.meta)}`);
};
