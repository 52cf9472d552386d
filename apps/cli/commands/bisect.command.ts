import type { Command } from 'commander';
import { z } from 'zod';

import { expectation, foundAt, type Expectation } from '../bisect/expectation';
import { eventsIn } from '../bisect/events-in';
import { firstChange, type Seen, type Turn } from '../bisect/first-change';
import { firstHold } from '../bisect/first-hold';
import { asking, examples, type Asking } from '../command';
import { EXIT } from '../exit-codes';
import { Refused, WrongUsage } from '../expected-error';
import { envelope, evidence } from '../instance/envelope';
import { historyPage, type HistoryEvent } from '../instance/event.answer';
import { at, type Instance } from '../instance/instance';
import { status } from '../instance/status.answer';
import { evidenceLine } from '../print/envelope';
import { table } from '../print/table';
import type { Terminal } from '../terminal';
import { sentenceOf } from '../words/sentence-of';

type BisectOptions = Asking &
  Readonly<{ expect: string; from?: string; to?: string; halve?: true }>;

export const bisect = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('bisect')
    .argument('<route>', 'a read of the API with its parameters, but for knownAt')
    .description('The first position at which an answer became what you expect, and what did it')
    .requiredOption('--expect <path=value>', 'a dotted path into the body: data.monitoring=lapsed')
    .option('--from <position>', 'search after this position (default: the first)')
    .option('--to <position>', 'search up to this position (default: the newest)')
    .option('--halve', 'ask some twenty times only: finds a turn, not always the first one');
  examples(
    asking(command),
    'bisect "/v1/sanctions-regimes/1718/enforcement-status?asOf=2024-05-01" ' +
      '--expect data.monitoring=lapsed',
    'bisect "/v1/export-ban-lists/kr-situational-licence?asOf=2024-09-09" --expect data.total=1402',
  ).action((route: string, options: BisectOptions) => search(terminal, route, options));
};

const search = async (terminal: Terminal, route: string, options: BisectOptions) => {
  const instance = terminal.instance(options.url);
  const expected = expectation(options.expect);
  const see = seer(instance, route, expected);
  const newest = (await instance.get('v1/status', status)).read.data.log.position;
  const [first, last] = [positionOf(options.from ?? '0'), positionOf(options.to ?? newest)];
  const begin = await see(first);
  if (begin.holds) {
    notFound(terminal, `It was so at position ${String(first)} already.`);
    return;
  }
  const turn = await (options.halve
    ? halved(begin, await see(last), see)
    : terminal.showing('Asking', async ({ reached }) =>
        firstHold(begin, await commitEnds(instance, first, last), see, reached),
      ));
  if (!turn) {
    const end = await see(last);
    notFound(terminal, `At position ${String(last)} ${expected.path} is ${wordOf(end)}.`);
    return;
  }
  const causes = await causesOf(instance, turn);
  if (options.json) terminal.print(JSON.stringify(plain(turn, causes)));
  else await tell(terminal, { instance, expected, turn, causes });
};

const notFound = (terminal: Terminal, why: string): void => {
  terminal.note(why);
  terminal.exitCode = EXIT.refused;
};

const halved = (
  begin: Seen,
  end: Seen,
  see: (position: bigint) => Promise<Seen>,
): Promise<Turn | undefined> =>
  end.holds ? firstChange(begin, end, see) : Promise.resolve(undefined);

/** Last positions of the whole commits between two positions. */
const commitEnds = async (
  instance: Instance,
  first: bigint,
  last: bigint,
): Promise<readonly bigint[]> => {
  const ends = new Set<bigint>();
  let after: string | null | undefined = String(first);
  while (after !== null && after !== undefined && BigInt(after) < last) {
    const query: Readonly<Record<string, string>> = { after, limit: '1000' };
    const { read } = await instance.get('v1/events', historyPage, query);
    read.data.map(endOf).forEach((end) => ends.add(end));
    after = read.meta.nextAfter;
  }
  return [...ends].filter((end) => end > first && end <= last).sort((a, b) => Number(a - b));
};

const endOf = ({ position, commit }: HistoryEvent): bigint =>
  BigInt(position) + BigInt((commit?.size ?? 1) - 1 - (commit?.index ?? 0));

const positionOf = (text: string): bigint => {
  const digits = /^(?:position:)?(\d{1,18})$/.exec(text)?.[1];
  if (digits === undefined) throw new WrongUsage(`“${text}” is no position.`);
  return BigInt(digits);
};

/**
 * Before a thing was known its route refuses: then the answer was not yet what is expected.
 *
 * @throws Refused where the question itself is refused, which says nothing of what was known
 */
const seer =
  (instance: Instance, route: string, { path, value }: Expectation) =>
  async (position: bigint): Promise<Seen> => {
    const nothing: Seen = { position, found: undefined, holds: false, restsOn: [] };
    if (position === 0n) return nothing;
    const { pathname, searchParams } = new URL(route, 'http://instance');
    if (searchParams.has('knownAt')) throw new WrongUsage('The route must not say knownAt.');
    const query = Object.fromEntries(
      [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)]),
    );
    const knownAt = `position:${String(position)}`;
    try {
      const { read } = await instance.get(pathname.slice(1), answer, { ...query, knownAt });
      const found = foundAt(read, path);
      const at = BigInt(read.meta.position);
      return { position: at, found, holds: found === value, restsOn: eventsIn(read) };
    } catch (error) {
      if (!(error instanceof Refused && isNotKnownYet(error))) throw error;
      return nothing;
    }
  };

/** A route that is none was not known at any position: that is a mistake in the question. */
const isNotKnownYet = ({ code, status }: Refused): boolean =>
  code === 'BEFORE_FIRST_POSITION' || (status === 404 && code !== 'ROUTE_UNKNOWN');

const answer = z.looseObject({ meta: z.looseObject({ position: z.string() }) });

/** The facts of the commit that turned the answer; of a large one those that it rests on. */
const causesOf = async (instance: Instance, { after }: Turn): Promise<readonly HistoryEvent[]> => {
  const events = async (position: bigint, limit: number) =>
    (await instance.get('v1/events', historyPage, { after: String(position), limit })).read.data;
  const [turning] = await events(after.position - 1n, 1);
  const { index = 0, size = 1 } = turning?.commit ?? {};
  const commit = await events(after.position - 1n - BigInt(index), Math.min(size, 1000));
  const named = commit.filter(({ eventId }) => after.restsOn.includes(eventId ?? ''));
  return named.length === 0 ? commit : named;
};

type Found = Readonly<{
  instance: Instance;
  expected: Expectation;
  turn: Turn;
  causes: readonly HistoryEvent[];
}>;

const tell = async (terminal: Terminal, { instance, expected, turn, causes }: Found) => {
  const { before, after } = turn;
  terminal.print(
    `${expected.path} turned from ${wordOf(before)} to ${wordOf(after)} ` +
      `at position ${String(after.position)}, by:`,
  );
  const rows = causes.map((event) => [
    ...[event.position, event.recordedAt, event.cause, event.eventId],
    sentenceOf({ type: event.type ?? 'withheld', data: event.data ?? {} }),
  ]);
  terminal.print(table(terminal.paint, ['POSITION', 'RECORDED', 'WHY', 'EVENT', 'WHAT'], rows));
  const documents = [...new Set(causes.flatMap((event) => event.evidence ?? []))];
  if (documents.length > 0) terminal.print('\nEvidence');
  for (const sha256 of documents) {
    const { read } = await instance.get(at('v1/evidence', sha256), envelope(evidence));
    terminal.print(`  ${evidenceLine(read.data)}`);
  }
};

const wordOf = ({ found }: Seen): string => found ?? 'nothing that was known';

const plain = ({ before, after }: Turn, events: readonly HistoryEvent[]) => ({
  before: { ...before, position: String(before.position) },
  after: { ...after, position: String(after.position) },
  events,
});
