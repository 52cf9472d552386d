import { randomUUID } from 'node:crypto';

import { exportBanListStream } from '@contracts';
import { createPool } from '@platform/database';
import { PostgresEventLog, type Commit, type NewFact } from '@platform/event-log';
import type { Pool } from 'pg';

import type { Report } from '../figure';

const zone = 'Asia/Seoul';
const day = { verbatim: '2030-01-01', value: '2030-01-01', precision: 'day' as const, zone };

/** About 400 bytes, as a real one has. */
const expansion = (list: string, i: number): NewFact => ({
  type: 'ExportBanListExpanded',
  data: {
    list,
    changeId: `notice-${String(i)}`,
    instrument: 'Public Notice on Trade of Strategic Items, Annex 2-2, as amended for the bench',
    promulgatedOn: day,
    effectiveOn: day,
    basis: 'legal-act',
    grossAdded: 1,
    net: 1,
    statedTotal: i,
  },
});

const commit = (list: string, facts: readonly NewFact[], version: number): Commit => ({
  appends: [
    {
      stream: exportBanListStream(list),
      expectedVersion: version === 0 ? 'STREAM_DOES_NOT_EXIST' : version,
      facts,
    },
  ],
  provenance: {
    commandId: randomUUID(),
    requestSha256: '0'.repeat(64),
    correlationId: randomUUID(),
    causationId: null,
    actor: 'bench',
    cause: 'curation',
    evidence: ['1'.repeat(64)],
  },
});

/**
 * Appends and replay, each with schema, envelope, hash, salt and receipt as in real use. Beside
 * the 100-event commits: the same payloads as bare rows, by the simplest statement there is.
 *
 * @param url an empty, migrated database of the bench's own
 */
export const logBench = async (url: string, report: Report): Promise<void> => {
  const pool = createPool(url, { max: 6, name: 'log bench' });
  const log = new PostgresEventLog(pool);
  try {
    await writers(log, { writers: 16, events: 4_000 });
    for (const count of [1, 16, 64]) {
      const events = count === 1 ? 2_000 : 20_000;
      const value = await median(() => writers(log, { writers: count, events }));
      const what = `append, ${String(count)} writers, one event a commit`;
      report({ what, value, unit: 'events/s', target: count === 64 ? 9_000 : undefined });
    }
    const bare = await median(() => bareRows(pool, 20_000));
    const hundreds = await median(() => inCommitsOf(log, 100, 20_000));
    const rows = { what: 'bare rows, 100 a statement', value: bare };
    report({
      ...{ what: 'append, 100-event commits', value: hundreds, unit: 'events/s' },
      ...{ target: 35_000, beside: rows },
    });
    const large = await median(async () => (await timed(() => large15k(log))) / 1000);
    report({ what: '15,000 events in one commit', value: large, unit: 's', target: 0.6 });
    const replayed = await median(() => replay(log));
    report({ what: 'replay by position', value: replayed, unit: 'events/s', target: 100_000 });
  } finally {
    await log.close();
    await pool.end();
  }
};

const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
};

const median = async (measure: () => Promise<number>): Promise<number> => {
  const values = [await measure(), await measure(), await measure()].sort((a, b) => a - b);
  const [, middle = 0] = values;
  return middle > 100 ? Math.round(middle) : Math.round(middle * 1000) / 1000;
};

const perSecond = async (events: number, run: () => Promise<unknown>): Promise<number> =>
  (events * 1000) / (await timed(run));

/** Each writer has a stream of its own and waits for every append. */
const writers = (
  log: PostgresEventLog,
  { writers: count, events }: Readonly<{ writers: number; events: number }>,
): Promise<number> => {
  const each = events / count;
  return perSecond(events, () =>
    Promise.all(Array.from({ length: count }, () => writer(log, each))),
  );
};

const writer = async (log: PostgresEventLog, events: number): Promise<void> => {
  const list = `bench-${randomUUID()}`;
  for (let i = 0; i < events; i += 1) await log.append(commit(list, [expansion(list, i)], i));
};

/** Four in flight, as an importer would have. */
const inCommitsOf = (log: PostgresEventLog, size: number, events: number): Promise<number> =>
  perSecond(events, () =>
    Promise.all(Array.from({ length: 4 }, () => importer(log, size, events / 4))),
  );

const importer = async (log: PostgresEventLog, size: number, events: number): Promise<void> => {
  const list = `bench-${randomUUID()}`;
  for (let at = 0; at < events; at += size) {
    const facts = Array.from({ length: size }, (_, i) => expansion(list, at + i));
    await log.append(commit(list, facts, at));
  }
};

const large15k = async (log: PostgresEventLog): Promise<void> => {
  const list = `bench-${randomUUID()}`;
  const facts = Array.from({ length: 15_000 }, (_, i) => expansion(list, i));
  await log.append(commit(list, facts, 0));
};

const replay = async (log: PostgresEventLog): Promise<number> => {
  let after = 0n;
  let events = 0;
  const tookMs = await timed(async () => {
    for (;;) {
      const page = await log.readCommits(after, 5_000);
      if (page.length === 0) return;
      events += page.length;
      after = page.at(-1)?.position ?? after;
    }
  });
  return (events * 1000) / tookMs;
};

const bareRows = async (pool: Pool, events: number): Promise<number> => {
  await pool.query('CREATE TABLE IF NOT EXISTS bare (id bigserial PRIMARY KEY, payload text)');
  return perSecond(events, async () => {
    for (let at = 0; at < events; at += 100) {
      const rows = Array.from({ length: 100 }, (_, i) => JSON.stringify(expansion('bare', at + i)));
      await pool.query('INSERT INTO bare (payload) SELECT unnest($1::text[])', [rows]);
    }
  });
};
