import { randomUUID } from 'node:crypto';

import type { EventLog, Recorded } from '@platform/event-log';

import { confirmed, someStream } from './event-log.facts';
import { provenance } from './provenance';

const WRITERS = 24;
const COMMITS = 25;

/**
 * Each writer has a stream of its own and adds to one that it shares with all others. The readers
 * follow while they write.
 *
 * @param logs that share their storage, as those of several processes do
 */
export const expectOneOrder = async (logs: readonly EventLog[]): Promise<void> => {
  const [log] = logs;
  if (!log) throw new Error('There is no log.');
  const { position: before } = await log.head();
  const shared = someStream();
  await log.append({
    appends: [{ stream: shared, expectedVersion: 0, facts: [confirmed('opening')] }],
    provenance: provenance(),
  });
  const total = 1 + WRITERS * COMMITS * 3;
  const reading = [1, 7, 1000].map((limit) => tail(log, before, { limit, total }));
  const writing = Array.from({ length: WRITERS }, (_, writer) =>
    write(logs[writer % logs.length] ?? log, shared),
  );
  const positions = (await Promise.all(writing)).flat();
  const seen = await Promise.all(reading);
  for (const facts of seen) {
    expectGapless(facts, before);
    expectWhole(facts);
    expectOrderInStreams(facts);
  }
  const first = seen[0]?.slice(1).map(({ position }) => position);
  expect([...positions].sort((one, other) => Number(one - other))).toEqual(first);
};

const write = async (log: EventLog, shared: string): Promise<readonly bigint[]> => {
  const own = `export-ban-list/${randomUUID()}`;
  const positions: bigint[] = [];
  for (let n = 0; n < COMMITS; n += 1) {
    const receipt = await log.append({
      appends: [
        { stream: own, expectedVersion: 2 * n, facts: [confirmed('1'), confirmed('2')] },
        { stream: shared, expectedVersion: 'STREAM_EXISTS', facts: [confirmed(own.slice(16))] },
      ],
      provenance: provenance(),
    });
    positions.push(...receipt.positions);
  }
  return positions;
};

/** Every page as it came: a page that split a commit would show. */
const tail = async (
  log: EventLog,
  before: bigint,
  { limit, total }: Readonly<{ limit: number; total: number }>,
): Promise<readonly Recorded[]> => {
  const seen: Recorded[] = [];
  while (seen.length < total) {
    const page = await log.readCommits(seen.at(-1)?.position ?? before, limit);
    expectWhole(page);
    seen.push(...page);
    // A log in memory is never waited for: the writers have to have their turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return seen;
};

const expectGapless = (facts: readonly Recorded[], before: bigint) =>
  expect(facts.map(({ position }) => position)).toEqual(
    facts.map((_, i) => before + BigInt(i + 1)),
  );

const expectWhole = (facts: readonly Recorded[]) => {
  const places = facts.map(({ commit: { id, index, size } }) => ({ id, index, size }));
  const whole = places
    .filter(({ index }) => index === 0)
    .flatMap(({ id, size }) => Array.from({ length: size }, (_, index) => ({ id, index, size })));
  expect(places).toEqual(whole);
};

const expectOrderInStreams = (facts: readonly Recorded[]) => {
  const versions = new Map<string, number>();
  const next = facts.map(({ stream }) => {
    const version = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, version);
    return version;
  });
  expect(facts.map(({ version }) => version)).toEqual(next);
};

export const concurrencyContract = (open: () => EventLog) =>
  it(
    'shows every reader one order in which nothing is lost, doubled, reversed or split',
    () => expectOneOrder([open()]),
    60_000,
  );
