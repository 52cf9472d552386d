import type { Recorded } from '@platform/event-log';
import { countedModel, histories, InMemoryEventLog, InMemoryVersionRows } from '@testing';
import fc from 'fast-check';

import { batchesOf, commitsIn, type WholeCommit } from './commits';
import { keysOfProjection } from './keys-of';
import type { ReadModel } from './projection';
import { refold, stepsOf } from './refold';
import type { VersionRow } from './version-row';

type AnyProjection = ReadModel['projections'][number];

/** What the tables are to the runner. */
class Stored {
  rows: readonly VersionRow<object>[] = [];
  private readonly facts = new Map<string, Recorded[]>();

  constructor(private readonly projection: AnyProjection) {}

  apply(batch: readonly WholeCommit[], all: ReadonlyMap<string, Recorded>): void {
    const steps = stepsOf(batch, keysOfProjection(this.projection, all));
    for (const [key, touching] of steps) {
      const known = this.facts.get(key) ?? [];
      const open = this.rows.filter((row) => row.key === key && row.toPos === null);
      const { closed, opened } = refold(this.projection, key, { known, open }, touching);
      const isClosed = (row: VersionRow<object>) =>
        closed.some(({ validFrom, fromPos }) => {
          return row.key === key && row.validFrom === validFrom && row.fromPos === fromPos;
        });
      const stay = this.rows.filter((row) => !(row.toPos === null && isClosed(row)));
      this.rows = [...stay, ...closed, ...opened];
      this.facts.set(key, [...known, ...touching.flatMap(({ facts }) => facts)]);
    }
  }

  at(position: bigint): readonly VersionRow<object>[] {
    return this.rows
      .filter((row) => row.fromPos <= position && (row.toPos === null || position < row.toPos))
      .sort((a, b) => Number(a.key > b.key) - Number(a.key < b.key) || order(a, b));
  }
}

const order = (a: VersionRow<object>, b: VersionRow<object>): number =>
  Number(a.validFrom > b.validFrom) - Number(a.validFrom < b.validFrom);

describe('Folding the touched keys anew', () => {
  it('comes to what a fold from scratch comes to, in batches of any size', () =>
    fc.assert(
      fc.asyncProperty(
        histories({ commits: 15 }),
        fc.integer({ min: 1, max: 40 }),
        async (commits, batchEvents) => {
          const log = new InMemoryEventLog();
          for (const commit of commits) await log.append(commit);
          const naive = new InMemoryVersionRows(log);
          const all = new Map(log.facts.map((fact) => [fact.id, fact]));
          const whole = commitsIn(log.facts);
          for (const projection of countedModel.projections) {
            const stored = new Stored(projection);
            batchesOf(whole, batchEvents).forEach((batch) => stored.apply(batch, all));
            for (const { position } of whole) {
              const rows = await naive.find(countedModel, projection, { position });
              expect(stored.at(position)).toEqual(rows);
            }
          }
        },
      ),
      { numRuns: 150 },
    ));
});
