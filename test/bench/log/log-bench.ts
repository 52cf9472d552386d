import { randomUUID } from 'node:crypto';

import { createPool } from '@platform/database';
import { PostgresEventLog } from '@platform/event-log';
import type { Pool } from 'pg';

import { percentile, type Report } from '../figure';
import { BARE, insertBare, readBare } from './bare-rows';
import { commitOf } from './realistic-facts';

type Load = Readonly<{
  what: string;
  writers: number;
  /** Commits that each writer appends, one after the other. */
  commits: number;
  /** Events a commit. */
  size: number;
  target?: number;
}>;

const LOADS: readonly Load[] = [
  { what: '1 writer', writers: 1, commits: 400, size: 1 },
  { what: '16 writers', writers: 16, commits: 200, size: 1 },
  { what: '64 writers', writers: 64, commits: 150, size: 1, target: 9_000 },
  { what: '100-event commits, 16 writers', writers: 16, commits: 20, size: 100, target: 35_000 },
];

const LARGE = 15_000;
const PAGE = 1_000;
const RUNS = 5;

/** Enough for as many statements at once as a desk sends. */
const CONNECTIONS = 16;

/**
 * How fast the log is written and read: facts validated, canonical, salted and hashed, with their
 * envelopes and receipts. Beside each the same payloads as bare rows. Medians of several runs, log
 * and rows in turn, so that whatever else the machine does meets both.
 *
 * @param url an empty, migrated database of the bench's own
 */
export const logBench = async (url: string, report: Report): Promise<void> => {
  const pool = createPool(url, { max: CONNECTIONS, name: 'log bench' });
  const log = new PostgresEventLog(pool);
  try {
    await pool.query(BARE);
    await appended(log, { what: 'warm-up', writers: 64, commits: 20, size: 1 });
    for (const load of LOADS) await reportLoad({ pool, log, report }, load);
    await reportLarge({ pool, log, report });
    await reportReplay({ pool, log, report });
  } finally {
    await pool.end();
  }
};

type Bench = Readonly<{ pool: Pool; log: PostgresEventLog; report: Report }>;

const reportLoad = async ({ pool, log, report }: Bench, load: Load): Promise<void> => {
  const [value, bare] = await medians([
    async () => perSecond(load, await millisecondsOf(() => appended(log, load))),
    async () => perSecond(load, await millisecondsOf(() => inserted(pool, load))),
  ]);
  const { what, target } = load;
  const beside = { what: 'bare rows', value: bare };
  report({ what: `append, ${what}`, value, unit: 'events/s', target, beside });
};

const reportLarge = async ({ pool, log, report }: Bench): Promise<void> => {
  const one = { what: 'one commit', writers: 1, commits: 1, size: LARGE };
  const [value, bare] = await medians([
    async () => (await millisecondsOf(() => appended(log, one))) / 1000,
    async () => (await millisecondsOf(() => inserted(pool, one))) / 1000,
  ]);
  const beside = { what: 'bare rows', value: bare };
  report({ what: 'append, 15,000 events in one commit', value, unit: 's', target: 0.6, beside });
};

const reportReplay = async ({ pool, log, report }: Bench): Promise<void> => {
  const { position } = await log.head();
  const [value, bare] = await medians([
    async () => (1000 * Number(position)) / (await millisecondsOf(() => replayed(log))),
    async () => {
      let rows = 0;
      const ms = await millisecondsOf(async () => (rows = await readBare(pool, PAGE)));
      return (1000 * rows) / ms;
    },
  ]);
  const beside = { what: 'bare rows', value: bare };
  report({ what: 'replay by position', value, unit: 'events/s', target: 100_000, beside });
};

/** Each writer has a list of its own and waits for one commit before it begins the next. */
const written = async (
  { writers, commits, size }: Load,
  write: (list: string, version: number) => Promise<unknown>,
): Promise<void> => {
  const lists = Array.from({ length: writers }, () => `list-${randomUUID()}`);
  await Promise.all(
    lists.map(async (list) => {
      for (let n = 0; n < commits; n += 1) await write(list, n * size);
    }),
  );
};

const appended = (log: PostgresEventLog, load: Load): Promise<void> =>
  written(load, (list, version) => log.append(commitOf(list, version, load.size)));

const inserted = (pool: Pool, load: Load): Promise<void> =>
  written(load, (list, version) => insertBare(pool, list, { version, count: load.size }));

const replayed = async (log: PostgresEventLog): Promise<void> => {
  let position = 0n;
  for (;;) {
    const last = (await log.readCommits(position, PAGE)).at(-1);
    if (!last) return;
    position = last.position;
  }
};

const millisecondsOf = async (run: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
};

const perSecond = ({ writers, commits, size }: Load, ms: number): number =>
  (1000 * writers * commits * size) / ms;

/** Of two measurements that take turns. */
const medians = async ([measure, other]: readonly [
  () => Promise<number>,
  () => Promise<number>,
]): Promise<readonly [number, number]> => {
  const values: number[] = [];
  const others: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    values.push(await measure());
    others.push(await other());
  }
  return [percentile(values, 0.5), percentile(others, 0.5)];
};
