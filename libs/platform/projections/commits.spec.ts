import type { Recorded } from '@platform/event-log';
import { commitTo, confirmed, InMemoryEventLog, someStream } from '@testing';

import { batchesOf, commitsAfter, commitsIn, readable } from './commits';
import { CommitSplit, ModelHasGap } from './read-model.errors';

/** Commits of so many events each. */
const facts = async (...sizes: readonly number[]): Promise<readonly Recorded[]> => {
  const log = new InMemoryEventLog();
  for (const size of sizes) {
    const said = Array.from({ length: size }, (_, n) => confirmed(String(n)));
    await log.append(commitTo(someStream(), 0, said));
  }
  return log.facts;
};

describe('Commits', () => {
  it('end at the position of their last event', async () =>
    expect(commitsIn(await facts(2, 1, 3)).map(({ position }) => position)).toEqual([2n, 3n, 6n]));

  it.each([
    ['the beginning', 0],
    ['the middle', 1],
    ['the end', 2],
  ])('of which %s is missing are refused', async (_case, missing) => {
    const split = (await facts(3, 1)).filter((_fact, i) => i !== missing);
    expect(() => commitsIn(split)).toThrow(CommitSplit);
  });

  it('whose events come in another order are refused', async () => {
    const turned = (await facts(3)).toReversed();
    expect(() => commitsIn(turned)).toThrow(CommitSplit);
  });

  it('that are applied already are left out', async () => {
    const commits = commitsIn(await facts(2, 1, 3));
    expect(commitsAfter(commits, 3n)).toEqual(commits.slice(2));
    expect(commitsAfter(commits, 6n)).toEqual([]);
  });

  it('that do not follow at once are refused', async () => {
    const commits = commitsIn(await facts(2, 1, 3));
    expect(() => commitsAfter(commits.slice(1), 0n)).toThrow(ModelHasGap);
    expect(() => commitsAfter(commits.toReversed(), 0n)).toThrow(ModelHasGap);
  });

  it('are readable up to the first that holds an event which nobody knows', async () => {
    const newer = (await facts(2, 3, 1)).map((fact) => ({
      ...fact,
      schemaVersion: fact.position === 4n ? 99 : 1,
    }));
    const { commits, unknown } = readable(commitsIn(newer));
    expect(commits.map(({ position }) => position)).toEqual([2n]);
    expect(unknown).toMatchObject({ position: 4n, error: { code: 'EVENT_UNKNOWN' } });
  });

  it('are not split to make batches', async () => {
    const batches = batchesOf(commitsIn(await facts(2, 1, 3, 1)), 3);
    expect(batches.map((batch) => batch.map(({ position }) => position))).toEqual([
      [2n, 3n],
      [6n],
      [7n],
    ]);
  });
});
