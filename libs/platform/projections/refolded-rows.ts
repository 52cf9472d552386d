import { setImmediate as breath } from 'node:timers/promises';

import type { ClientBase } from 'pg';

import type { ReadModel } from './projection';
import { refold, type Held, type Revision, type Step } from './refold';
import type { VersionTable } from './version-table';

export type Refolding = Readonly<{
  projection: ReadModel['projections'][number];
  table: VersionTable;
  steps: ReadonlyMap<string, readonly Step[]>;
  heldOf: (key: string) => Held;
}>;

/** Rows on their way to the database while the next keys are folded. */
const ROWS_ON_THE_WAY = 1_000;

/** The process that folds also answers questions: it lets them through so often. */
const LONGEST_BREATH_MS = 10;

/** @throws FoldFailed */
export const writeRefolded = async (
  client: ClientBase,
  { projection, table, steps, heldOf }: Refolding,
): Promise<void> => {
  let writing = Promise.resolve();
  let revisions: Revision[] = [];
  let rows = 0;
  let breathedAt = performance.now();
  for (const [key, touching] of steps) {
    const revision = refold(projection, key, heldOf(key), touching);
    revisions.push(revision);
    rows += revision.closed.length + revision.opened.length;
    if (rows >= ROWS_ON_THE_WAY) {
      await writing;
      writing = heardLater(table.write(client, merged(revisions)));
      [revisions, rows] = [[], 0];
    }
    if (performance.now() - breathedAt > LONGEST_BREATH_MS) {
      await breath();
      breathedAt = performance.now();
    }
  }
  await writing;
  await table.write(client, merged(revisions));
};

const merged = (revisions: readonly Revision[]): Revision => ({
  closed: revisions.flatMap(({ closed }) => closed),
  opened: revisions.flatMap(({ opened }) => opened),
});

/** Whoever awaits it later hears of a failure; until then it is nobody's unhandled rejection. */
export const heardLater = <Result>(result: Promise<Result>): Promise<Result> => {
  result.catch(() => undefined);
  return result;
};
