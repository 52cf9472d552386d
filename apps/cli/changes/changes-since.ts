import { z } from 'zod';

import type { Asking } from '../command';
import { Refused, WrongUsage } from '../expected-error';
import { historyPage, type HistoryEvent } from '../instance/event.answer';
import type { Instance } from '../instance/instance';
import { table } from '../print/table';
import type { Terminal } from '../terminal';
import { sentenceOf } from '../words/sentence-of';

type Since = Asking &
  Readonly<{ since: string; from?: string; to?: string; axis?: string; asOf?: string }>;

/** All that an instance learned after a moment, oldest first, each in a sentence. */
export const changesSince = async (
  terminal: Terminal,
  list: string | undefined,
  { url, json, since, ...others }: Since,
): Promise<void> => {
  if (Object.keys(others).length > 0) {
    throw new WrongUsage('--since tells of all that was recorded: it goes alone, or with a list.');
  }
  const instance = terminal.instance(url);
  const after = await positionOf(instance, since);
  const stream = list === undefined ? undefined : `export-ban-list/${list}`;
  let seen = 0;
  for await (const page of pagesAfter(instance, after, stream)) {
    if (page.length === 0) break;
    seen += page.length;
    if (json)
      page.forEach((event) => {
        terminal.print(JSON.stringify(event));
      });
    else terminal.print(table(terminal.paint, HEAD, page.map(rowOf)));
  }
  if (seen === 0) terminal.note(`Nothing was recorded after position ${after}.`);
};

const HEAD = ['POSITION', 'RECORDED', 'WHY', 'WHAT'];

const rowOf = (event: HistoryEvent) => [
  ...[event.position, event.recordedAt, event.cause],
  sentenceOf({ type: event.type ?? 'withheld', data: event.data ?? {} }),
];

/**
 * An instant is turned into the last position recorded at or before it by the instance itself:
 * every read with `knownAt` tells the position that it went by. Before the first all is news.
 */
const positionOf = async (instance: Instance, since: string): Promise<string> => {
  const position = /^position:(\d{1,18})$/.exec(since)?.[1];
  if (position !== undefined) return position;
  try {
    const { read } = await instance.get('v1/export-ban-lists', whenKnown, { knownAt: since });
    return read.meta.position;
  } catch (error) {
    if (error instanceof Refused && error.code === 'BEFORE_FIRST_POSITION') return '0';
    throw error;
  }
};

const whenKnown = z.object({ meta: z.object({ position: z.string() }) });

async function* pagesAfter(
  instance: Instance,
  position: string,
  stream: string | undefined,
): AsyncGenerator<readonly HistoryEvent[]> {
  let after: string | null | undefined = position;
  while (after !== null && after !== undefined) {
    const query: Readonly<Record<string, string | undefined>> = { after, limit: '1000', stream };
    const { read } = await instance.get('v1/events', historyPage, query);
    const newest = read.meta.position;
    if (BigInt(after) > BigInt(newest)) {
      throw new WrongUsage(`Position ${after} is still to come: the newest is ${newest}.`);
    }
    yield read.data;
    after = read.meta.nextAfter;
  }
}
