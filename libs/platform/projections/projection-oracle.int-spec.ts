import { BEGINNING, startOf } from '@kernel';
import { countedModel, FiniteFeed, histories, openCountedLists, type CountedLists } from '@testing';
import fc from 'fast-check';

import { commitsIn } from './commits';
import { rebuild } from './rebuild';

const DAYS = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `2024-0${String(n)}-0${String(n)}`);

const INSTANTS = [BEGINNING, ...DAYS.map((value) => startOf({ value, zone: 'Asia/Seoul' }))];

/** In pieces and transactions of random size. */
const applyAll = async (
  { log, runner }: CountedLists,
  sizes: readonly number[],
  batchEvents: number,
) => {
  const running = runner({ feed: new FiniteFeed(log, sizes), batchEvents });
  expect(await running.run(new AbortController().signal)).toBeUndefined();
  expect(running.status()).toEqual({ position: (await log.head()).position });
};

const expectSameAnswers = async ({ log, rows: stored, naive }: CountedLists) => {
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
            const lists = await openCountedLists(commits);
            try {
              await applyAll(lists, sizes, batchEvents);
              await expectSameAnswers(lists);
              const again = await rebuild({ ...lists, model: countedModel }, { swap: false });
              expect(again).toMatchObject({ same: true, live: again.rebuilt });
            } finally {
              await lists.close();
            }
          },
        ),
        { numRuns: 15 },
      ),
    120_000,
  );
});
