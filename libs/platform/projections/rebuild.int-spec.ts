import { UnknownEvent } from '@contracts';
import type { EventLog } from '@platform/event-log';
import {
  countedLists,
  countedModel,
  expectAsFoldedFromScratch,
  koreanList,
  openCountedLists,
  smallList,
  type CountedLists,
} from '@testing';

import { ModelOfAnotherGeneration, RebuildCancelled, RebuildRunning } from './read-model.errors';
import { rebuild, type RebuildOptions } from './rebuild';

/** It closes a row that was open until then, and opens others. */
const anotherExpansion = () => koreanList.expanded35th({ changeId: '36th-notice', net: 2 });

describe('A rebuild', () => {
  let lists: CountedLists;

  beforeEach(async () => {
    lists = await openCountedLists();
    await lists.record(koreanList.expanded31st()); // position 1
    await lists.record(koreanList.expanded35th(), koreanList.earlierDateClaimed()); // 2 and 3
    await lists.record(smallList.itemised()); // 4
    await lists.apply();
  });

  afterEach(() => lists.close());

  const rebuilt = (options: Partial<RebuildOptions> & { log?: EventLog } = {}, version = 1) =>
    rebuild(
      { pool: lists.pool, log: options.log ?? lists.log, model: { ...countedModel, version } },
      { swap: false, batchEvents: 1, ...options },
    );

  /** Lets something happen when the rebuild has caught up, and before it compares and swaps. */
  const whenCaughtUp = (happen: () => Promise<unknown>): EventLog => {
    let asked = 0;
    const head = async () => {
      const before = await lists.log.head();
      asked += 1;
      if (asked === 3) await happen();
      return before;
    };
    return Object.create(lists.log, { head: { value: head } }) as EventLog;
  };

  const leftovers = async () => {
    const { rows } = await lists.pool.query<{ what: string }>(`
      SELECT nspname AS what FROM pg_namespace WHERE nspname LIKE '%_next'
      UNION ALL SELECT 'keys of ' || build FROM projections.fact_key
       WHERE build NOT IN (SELECT build FROM projections.cursor)
      UNION ALL SELECT 'build of ' || model FROM projections.rebuild`);
    return rows.map(({ what }) => what);
  };

  it('comes to what the running model has come to, and leaves nothing behind', async () => {
    const result = await rebuilt();
    expect(result).toMatchObject({ position: 4n, events: 4, rows: 8, same: true });
    expect(result.live).toBe(result.rebuilt);
    expect(result.rebuilt).toMatch(/^[0-9a-f]{64}$/);
    expect(await leftovers()).toEqual([]);
  });

  it.each([
    ['another value', `UPDATE export_controls.export_ban_list_version SET value = '{}'`],
    ['another basis', `UPDATE export_controls.listed_good_version SET basis = 'legal-act'`],
    ['another column', `UPDATE export_controls.listed_good_version SET code = '1'`],
    ['another end', `UPDATE export_controls.listed_good_version SET valid_to = now()`],
    ['an earlier position', `UPDATE export_controls.listed_good_version SET from_pos = 3`],
    ['a position where none was', `UPDATE export_controls.listed_good_version SET to_pos = 4 + 1`],
    ['a row less', `DELETE FROM export_controls.listed_good_version WHERE code = '854231'`],
  ])('notices %s in the running model', async (_case, damage) => {
    await lists.record(smallList.expanded()); // 5
    await lists.apply();
    await lists.pool.query(damage);
    expect(await rebuilt()).toMatchObject({ same: false });
  });

  it('takes the place of a damaged model when asked, and runners go on from there', async () => {
    await lists.pool.query('UPDATE export_controls.export_ban_list_version SET to_pos = 5');
    expect(await rebuilt({ swap: true })).toMatchObject({ same: false });
    await expectAsFoldedFromScratch(lists);
    await lists.record(anotherExpansion());
    expect(await lists.apply()).toBeUndefined();
    await expectAsFoldedFromScratch(lists);
    expect(await rebuilt()).toMatchObject({ same: true });
    expect(await leftovers()).toEqual([]);
  });

  it('keeps the tables as they were made', async () => {
    const made = async () => {
      const { rows } = await lists.pool.query<{ indexdef: string }>(
        `SELECT indexdef FROM pg_indexes WHERE schemaname = 'export_controls' ORDER BY indexname`,
      );
      return rows.map(({ indexdef }) => indexdef);
    };
    const before = await made();
    await rebuilt({ swap: true });
    expect(await made()).toEqual(before);
  });

  it('replaces the rows of another version, which it cannot be compared with', async () => {
    expect(await rebuilt({ swap: true }, 2)).toMatchObject({ live: null, same: false });
    const next = { ...countedModel, version: 2 };
    expect(await lists.rows.position(next)).toBe(4n);
    expect(await lists.rows.position(countedModel)).toBe(0n);
    expect(await lists.rows.find(next, countedLists, { position: 4n })).not.toEqual([]);
  });

  it('heals a model that was ahead of a restored log', async () => {
    await lists.pool.query('UPDATE projections.cursor SET position = 9');
    await lists.pool.query('UPDATE log.head SET generation = gen_random_uuid()');
    expect(await rebuilt({ swap: true })).toMatchObject({ live: null, same: false });
    expect(await lists.rows.position(countedModel)).toBe(4n);
    expect(await lists.apply()).toBeUndefined();
  });

  it('goes on beside the running model, and compares what both have applied', async () => {
    const log = whenCaughtUp(async () => {
      await lists.record(anotherExpansion());
      await lists.apply();
    });
    expect(await rebuilt({ log })).toMatchObject({ position: 4n, same: true });
    await expectAsFoldedFromScratch(lists);
  });

  it('takes up what the running model has applied before it takes its place', async () => {
    const log = whenCaughtUp(async () => {
      await lists.record(anotherExpansion(), koreanList.laterDateAdopted());
      await lists.apply();
    });
    await rebuilt({ log, swap: true });
    expect(await lists.rows.position(countedModel)).toBe(6n);
    await expectAsFoldedFromScratch(lists);
  });

  it('compares with a model that lags behind where that one is', async () => {
    await lists.record(anotherExpansion());
    expect(await rebuilt()).toMatchObject({ position: 4n, events: 5, same: true });
  });

  it('tells how far it is', async () => {
    const told: string[] = [];
    await rebuilt({
      onProgress: (done, total) => told.push(`${String(done)} of ${String(total)}`),
    });
    expect(told).toEqual(['1 of 4', '3 of 4', '4 of 4']);
  });

  it('is refused while another one is running', async () => {
    const log = whenCaughtUp(() => expect(rebuilt()).rejects.toThrow(RebuildRunning));
    expect(await rebuilt({ log })).toMatchObject({ same: true });
    expect(await rebuilt()).toMatchObject({ same: true });
  });

  it('stops when it is cancelled, and leaves nothing behind', async () => {
    const abort = new AbortController();
    const onProgress = () => abort.abort();
    const cancelled = rebuilt({ onProgress, signal: abort.signal, swap: true });
    await expect(cancelled).rejects.toThrow(RebuildCancelled);
    expect(await leftovers()).toEqual([]);
    await expectAsFoldedFromScratch(lists);
  });

  it('clears away what a killed one has left', async () => {
    const log = whenCaughtUp(() =>
      lists.pool.query(
        `SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory'
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      ),
    );
    // Whether the driver has heard of the end by then or learns of it with the next query.
    await expect(rebuilt({ log, swap: true })).rejects.toThrow(/terminat|connection/i);
    expect(await leftovers()).not.toEqual([]);
    await expectAsFoldedFromScratch(lists);
    expect(await rebuilt()).toMatchObject({ same: true });
    expect(await leftovers()).toEqual([]);
  });

  it('refuses a history that this build cannot read', async () => {
    const readCommits = async (after: bigint, limit: number) => {
      const piece = await lists.log.readCommits(after, limit);
      return piece.map((fact) => ({ ...fact, schemaVersion: fact.position === 4n ? 99 : 1 }));
    };
    const log = Object.create(lists.log, { readCommits: { value: readCommits } }) as EventLog;
    await expect(rebuilt({ log, swap: true })).rejects.toThrow(UnknownEvent);
    expect(await leftovers()).toEqual([]);
  });

  it('does not take the place of a model when the log was opened anew meanwhile', async () => {
    const log = whenCaughtUp(() =>
      lists.pool.query('UPDATE log.head SET generation = gen_random_uuid()'),
    );
    await expect(rebuilt({ log, swap: true })).rejects.toThrow(ModelOfAnotherGeneration);
    await expectAsFoldedFromScratch(lists);
  });
});
