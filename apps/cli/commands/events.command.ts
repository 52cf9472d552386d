import type { Command } from 'commander';

import { asking, examples, type Asking } from '../command';
import { WrongUsage } from '../expected-error';
import { historyEvent, historyPage, type HistoryEvent } from '../instance/event.answer';
import { follow } from '../instance/follow';
import { status } from '../instance/status.answer';
import { table } from '../print/table';
import type { Terminal } from '../terminal';

type EventsOptions = Asking &
  Readonly<{
    after?: string;
    type?: string;
    context?: string;
    stream?: string;
    subject?: string;
    limit?: string;
    follow?: true;
  }>;

export const events = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('events')
    .description('The history in its one order; with --follow every change as it is recorded')
    .option('--after <position>', 'only what came after it (--follow: default the newest)')
    .option('--type <type>', 'ExportBanListExpanded')
    .option('--context <context>', 'export-controls')
    .option('--stream <stream>', 'export-ban-list/kr-situational-licence')
    .option('--subject <subject>', 'what the event is about inside its stream: 35th-notice')
    .option('--limit <count>', 'at most so many (1–1000, default 100)')
    .option('--follow', 'go on until Ctrl-C; after a lost connection from where it stopped');
  examples(
    asking(command),
    'events --type ExportBanListExpanded',
    'events --stream export-ban-list/us-chpl --limit 5 --json',
    'events --follow --after 0',
  ).action((options: EventsOptions) =>
    options.follow ? tail(terminal, options) : page(terminal, options),
  );
};

const page = async (terminal: Terminal, options: EventsOptions): Promise<void> => {
  const { url, json, follow: _follow, ...query } = options;
  const { read, text } = await terminal.instance(url).get('v1/events', historyPage, query);
  if (json) {
    terminal.print(text);
    return;
  }
  terminal.print(table(terminal.paint, HEAD, read.data.map(rowOf)));
  const next = read.meta.nextAfter;
  if (next) terminal.note(`There may be more: --after ${next}`);
};

const HEAD = ['POSITION', 'RECORDED', 'TYPE', 'STREAM', 'ABOUT', 'EVENT'];

const rowOf = ({ position, recordedAt, type, stream, subject, eventId }: HistoryEvent) => [
  ...[position, recordedAt, type ?? 'withheld', stream, subject, eventId],
];

const lineOf = (event: HistoryEvent): string => rowOf(event).map(stated).join('  ');

const stated = (cell: string | null | undefined): string => cell ?? '–';

/** Lines as they come: a column cannot wait for its widest cell. */
const tail = async (terminal: Terminal, options: EventsOptions): Promise<void> => {
  const { url, json, type, context, limit } = options;
  if (limit !== undefined) throw new WrongUsage('--limit goes without --follow.');
  const { io } = terminal;
  const instance = terminal.instance(url);
  const after = options.after ?? (await instance.get('v1/status', status)).read.data.log.position;
  const onDrop = (position: string) =>
    terminal.note(`The connection was lost; going on after position ${position}.`);
  const messages = follow(instance, { after, query: { type, context }, io, onDrop });
  for await (const { data } of messages) {
    const event = historyEvent.parse(JSON.parse(data));
    if (isWanted(event, options)) terminal.print(json ? data : lineOf(event));
  }
};

/** What the stream cannot be narrowed to is left out here. */
const isWanted = (event: HistoryEvent, { stream, subject }: EventsOptions): boolean =>
  (stream === undefined || event.stream === stream) &&
  (subject === undefined || event.subject === subject);
