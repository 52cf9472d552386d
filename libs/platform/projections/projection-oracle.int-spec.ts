import { BEGINNING, startOf } from '@kernel';
import { createPool, createPrisma } from '@platform/database';
import { PostgresEventLog, type Commit } from '@platform/event-log';
import { countedModel, FiniteFeed, freshDatabase, histories, InMemoryVersionRows } from '@testing';
import fc from 'fast-check';

import { commitsIn } from './commits';
import { PostgresVersionRows } from './postgres-version-rows';
import { ProjectionRunner } from './projection-runner';
import { rebuild } from './rebuild';

const DAYS = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `2024-0${String(n)}-0${String(n)}`);

const INSTANTS = [BEGINNING, ...DAYS.map((value) => startOf({ value, zone: 'Asia/Seoul' }))];

/** Everything of one random history: what is stored, and what a fold from scratch comes to. */
const openHistory = async (commits: readonly Commit[]) => {
  const { url, drop } = await freshDatabase();
  const pool = createPool(url, { max: 4, name: 'oracle' });
  const prisma = createPrisma(url);
  const log = new PostgresEventLog(pool);
  for (const commit of commits) await log.append(commit);
  const close = async () => {
    await prisma.$disconnect();
    await pool.end();
    await drop();
  };
  return { pool, log, close, stored: new PostgresVersionRows(prisma) };
};

type History = Awaited<ReturnType<typeof openHistory>>;

/** In pieces of random size, and by another runner after each stop. */
const applyAll = async ({ pool, log }: History, sizes: readonly number[], batchEvents: number) => {
  const feed = new FiniteFeed(log, sizes);
  const runner = new ProjectionRunner({ pool, log, feed, model: countedModel, batchEvents });
  expect(await runner.run(new AbortController().signal)).toBeUndefined();
  expect(runner.status()).toEqual({ position: (await log.head()).position });
};

const expectSameAnswers = async ({ log, stored }: History) => {
  const naive = new InMemoryVersionRows(log);
  const commits = commitsIn(await log.readCommits(0n, 1_000));
  for (const { position } of commits) {
    for (const projection of countedModel.projections) {
      const sought = [{ position }, ...INSTANTS.map((asOf) => ({ position, asOf }))];
      const answers = (rows: typeof naive | typeof stored) =>
        Promise.all(sought.map((each) => rows.find(countedModel, projection, each)));
      expect(await answers(stored)).toEqual(await answers(naive));
    }
  }
};

describe('A stored model', () => {
  it(
    'answers at every instant and position what a fold from scratch answers',
    () =>
      fc.assert(
        fc.asyncProperty(
          histories({ commits: 12 }),
          fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
          fc.integer({ min: 1, max: 30 }),
          async (commits, sizes, batchEvents) => {
            const history = await openHistory(commits);
            try {
              await applyAll(history, sizes, batchEvents);
              await expectSameAnswers(history);
              const again = await rebuild({ ...history, model: countedModel }, { swap: false });
              expect(again).toMatchObject({ same: true, live: again.rebuilt });
            } finally {
              await history.close();
            }
          },
        ),
        { numRuns: 25 },
      ),
    60_000,
  );
});
