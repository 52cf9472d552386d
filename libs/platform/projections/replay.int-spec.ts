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

import { PositionAhead, RebuildCancelled, RebuildRunning } from './read-model.errors';
import { rebuild } from './rebuild';
import { replay, type ReplayOptions } from './replay';
import { withShadowLock } from './shadow-lock';

describe('A replay', () => {
  let lists: CountedLists;

  beforeEach(async () => {
    lists = await openCountedLists();
    await lists.record(koreanList.expanded31st()); // position 1
    await lists.record(koreanList.expanded35th(), koreanList.earlierDateClaimed()); // 2 and 3
    await lists.record(smallList.itemised()); // 4
    await lists.apply();
  });

  afterEach(() => lists.close());

  const replayed = (position: bigint, options: Partial<ReplayOptions> = {}, log?: EventLog) =>
    replay(
      { pool: lists.pool, log: log ?? lists.log, model: countedModel },
      { position, batchEvents: 1, ...options },
    );

  const damaged = (statement: string) => lists.pool.query(statement);

  const leftovers = async () => {
    const { rows } = await lists.pool.query<{ what: string }>(`
      SELECT nspname AS what FROM pg_namespace WHERE nspname LIKE '%_next'
      UNION ALL SELECT 'keys of ' || build FROM projections.fact_key
       WHERE build NOT IN (SELECT build FROM projections.cursor)
      UNION ALL SELECT 'build of ' || model FROM projections.rebuild`);
    return rows.map(({ what }) => what);
  };

  it.each([1n, 3n, 4n])(
    'comes to what the live model had come to at position %d',
    async (position) => {
      const result = await replayed(position);
      expect(result).toMatchObject({ position, same: true, firstDifference: null });
      expect(result.live).toBe(result.replayed);
      expect(await leftovers()).toEqual([]);
    },
  );

  it('stops at the last whole commit before a position inside one', async () => {
    const told: string[] = [];
    const onProgress = (done: number, total: number) =>
      told.push(`${String(done)}/${String(total)}`);
    expect(await replayed(2n, { onProgress })).toMatchObject({ position: 1n, same: true });
    expect(told).toEqual(['1/1']);
  });

  it('does not look at what comes after the position, even where it reads far ahead', async () => {
    const readCommits = async (after: bigint, limit: number) => {
      const piece = await lists.log.readCommits(after, limit);
      return piece.map((fact) => ({ ...fact, schemaVersion: fact.position === 4n ? 99 : 1 }));
    };
    const log = Object.create(lists.log, { readCommits: { value: readCommits } }) as EventLog;
    expect(await replayed(3n, { batchEvents: 100 }, log)).toMatchObject({ same: true });
    await expect(replayed(4n, { batchEvents: 100 }, log)).rejects.toThrow(UnknownEvent);
  });

  it('has another digest at every position', async () => {
    const digests = [await replayed(1n), await replayed(3n), await replayed(4n)];
    expect(new Set(digests.map((one) => one.replayed)).size).toBe(3);
  });

  it('has the same digest however far the live model has gone on', async () => {
    const before = await replayed(3n);
    await lists.record(koreanList.expanded35th({ changeId: '36th-notice', net: 2 }));
    await lists.apply();
    expect(await replayed(3n)).toEqual(before);
  });

  it('finds a value that was changed by hand, and shows both', async () => {
    await damaged(
      `UPDATE export_controls.export_ban_list_version
          SET value = jsonb_set(value, '{total}', '7')
        WHERE from_pos = 3 AND (value ->> 'total') <> '0'`,
    );
    const { same, live, replayed: digest, firstDifference } = await replayed(4n);
    expect(same).toBe(false);
    expect(live).not.toBe(digest);
    const sought = { key: firstDifference?.key, position: 4n, asOf: firstDifference?.validFrom };
    const [stands] = await lists.naive.find(countedModel, countedLists, sought);
    expect(firstDifference).toMatchObject({
      ...{ projection: 'export-ban-list', fromPos: 3n, validFrom: stands?.validFrom },
      live: { value: { total: 7 } },
      replayed: { value: stands?.value, validTo: stands?.validTo, toPos: null },
    });
    // What was changed is told, and nothing is mended.
    expect(await replayed(4n)).toMatchObject({ same: false });
  });

  it('does not mind what was changed in rows that came after the position', async () => {
    await damaged(`UPDATE export_controls.listed_good_version SET code = '1'`);
    expect(await replayed(3n)).toMatchObject({ same: true });
    expect(await replayed(4n)).toMatchObject({ same: false });
  });

  it('shows the earliest position of all projections first', async () => {
    await damaged(`UPDATE export_controls.listed_good_version SET code = '1'`);
    await damaged(`DELETE FROM export_controls.export_ban_list_version WHERE from_pos = 1`);
    const { firstDifference } = await replayed(4n);
    expect(firstDifference).toMatchObject({ projection: 'export-ban-list', fromPos: 1n });
    expect(firstDifference?.live).toBeNull();
  });

  it.each([
    [
      'a row that no event explains',
      `INSERT INTO export_controls.listed_good_version
        SELECT 'x ' || key, valid_from, valid_to, basis, from_pos, to_pos, value, list, provision,
               code_system, code FROM export_controls.listed_good_version LIMIT 1`,
      'replayed',
    ],
    ['a row less', `DELETE FROM export_controls.listed_good_version WHERE code = '854231'`, 'live'],
  ] as const)('finds %s', async (_case, damage, absent) => {
    await damaged(damage);
    const { firstDifference } = await replayed(4n);
    expect(firstDifference?.[absent]).toBeNull();
  });

  it('finds another column, and a number that is only written otherwise', async () => {
    await damaged(`UPDATE export_controls.export_ban_list_version SET jurisdiction = 'XX'`);
    const { firstDifference } = await replayed(1n);
    expect(firstDifference?.live?.columns).toMatchObject({ jurisdiction: 'XX' });
    await damaged(
      `UPDATE export_controls.export_ban_list_version
          SET jurisdiction = CASE WHEN value ->> 'total' = '0' THEN NULL ELSE 'KR' END,
              value = jsonb_set(value, '{total}', ((value ->> 'total') || '.0')::jsonb)`,
    );
    expect((await replayed(1n)).firstDifference).not.toBeNull();
  });

  it('compares with no rows of another version or generation, nor with too few', async () => {
    await lists.record(koreanList.expanded35th({ changeId: '36th-notice', net: 2 })); // 5
    const notThatFar = await replayed(5n);
    expect(notThatFar).toMatchObject({ position: 5n, live: null, same: false });
    await damaged('UPDATE projections.cursor SET version = 2');
    expect(await replayed(3n)).toMatchObject({ live: null, same: false, firstDifference: null });
    await damaged('UPDATE projections.cursor SET version = 1');
    expect(await replayed(3n)).toMatchObject({ same: true });
    await damaged('UPDATE log.head SET generation = gen_random_uuid()');
    expect(await replayed(3n)).toMatchObject({ live: null, same: false, firstDifference: null });
  });

  it('refuses a position that is still to come, and leaves nothing behind', async () => {
    await expect(replayed(5n)).rejects.toThrow(PositionAhead);
    expect(await leftovers()).toEqual([]);
  });

  it('and a rebuild of the same model never run at once', async () => {
    const rebuilt = () =>
      rebuild({ pool: lists.pool, log: lists.log, model: countedModel }, { swap: true });
    await withShadowLock({ pool: lists.pool, model: countedModel }, async () => {
      await expect(rebuilt()).rejects.toThrow(RebuildRunning);
      await expect(replayed(1n)).rejects.toThrow(RebuildRunning);
    });
    expect(await replayed(1n)).toMatchObject({ same: true });
    expect(await rebuilt()).toMatchObject({ same: true });
    await expectAsFoldedFromScratch(lists);
  });

  it('stops when it is cancelled, and leaves nothing behind', async () => {
    const abort = new AbortController();
    const onProgress = () => abort.abort();
    const cancelled = replayed(4n, { onProgress, signal: abort.signal });
    await expect(cancelled).rejects.toThrow(RebuildCancelled);
    expect(await leftovers()).toEqual([]);
    await expectAsFoldedFromScratch(lists);
  });
});
