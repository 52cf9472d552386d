import { once } from 'node:events';

import { EventFeed } from '@platform/event-feed';
import type { Recorded } from '@platform/event-log';
import {
  countedLists,
  countedModel,
  expectAsFoldedFromScratch,
  FiniteFeed,
  koreanList,
  listedItem,
  openCountedLists,
  smallList,
  type CountedLists,
} from '@testing';
import { Client } from 'pg';

/** What a feed makes of the pieces that the log gives. */
class BentFeed extends FiniteFeed {
  constructor(
    log: CountedLists['log'],
    private readonly bend: (piece: readonly Recorded[]) => readonly Recorded[],
  ) {
    super(log, [100]);
  }

  override async *follow(after: bigint, signal: AbortSignal): AsyncIterable<readonly Recorded[]> {
    for await (const piece of super.follow(after, signal)) yield this.bend(piece);
  }
}

class SilentFeed extends EventFeed {
  override async *follow(_after: bigint, signal: AbortSignal): AsyncIterable<readonly Recorded[]> {
    if (!signal.aborted) await once(signal, 'abort');
  }
}

describe('A runner', () => {
  let lists: CountedLists;

  beforeEach(async () => {
    lists = await openCountedLists();
    await lists.record(koreanList.expanded31st()); // position 1
    await lists.record(koreanList.expanded35th(), koreanList.earlierDateClaimed()); // 2 and 3
    await lists.record(smallList.itemised()); // 4
  });

  afterEach(() => lists.close());

  const bent = (bend: (piece: readonly Recorded[]) => readonly Recorded[]) =>
    lists.runner({ feed: new BentFeed(lists.log, bend) });

  const { signal } = new AbortController();

  it('applies all that the log holds, and says where it is', async () => {
    const runner = lists.runner();
    expect(await runner.run(signal)).toBeUndefined();
    expect(runner.status()).toEqual({ position: 4n });
    await expectAsFoldedFromScratch(lists);
  });

  it('stops before an event that it does not know, and goes on in a build that does', async () => {
    const newer = bent((piece) =>
      piece.map((fact) => (fact.position === 3n ? { ...fact, schemaVersion: 99 } : fact)),
    );
    const stop = await newer.run(signal);
    expect(stop).toEqual({
      code: 'EVENT_UNKNOWN',
      message: 'This build knows no event DateClaimed@99.',
      position: 3n,
    });
    expect(newer.status()).toEqual({ position: 1n, stopped: stop });
    expect(await lists.rows.position(countedModel)).toBe(1n);
    await lists.apply();
    await expectAsFoldedFromScratch(lists);
  });

  it('stops where an event is missing', async () => {
    const holed = bent((piece) => piece.filter(({ position }) => position !== 1n));
    expect(await holed.run(signal)).toMatchObject({ code: 'MODEL_HAS_GAP', position: 1n });
    expect(await lists.rows.position(countedModel)).toBe(0n);
  });

  it('stops where events come in another order', async () => {
    const swapped = bent(([first, ...others]) => [...others, ...(first ? [first] : [])]);
    expect(await swapped.run(signal)).toMatchObject({ code: 'MODEL_HAS_GAP' });
    expect(await lists.rows.position(countedModel)).toBe(0n);
  });

  it('stops at half a commit', async () => {
    const split = bent((piece) => piece.filter(({ position }) => position !== 3n));
    expect(await split.run(signal)).toMatchObject({ code: 'COMMIT_SPLIT' });
    expect(await lists.rows.position(countedModel)).toBe(0n);
  });

  it('applies once what is delivered twice', async () => {
    expect(await bent((piece) => piece).run(signal)).toBeUndefined();
    class Forgetful extends FiniteFeed {
      override follow(_after: bigint, aborted: AbortSignal) {
        return super.follow(0n, aborted);
      }
    }
    expect(await lists.apply({ feed: new Forgetful(lists.log) })).toBeUndefined();
    await expectAsFoldedFromScratch(lists);
  });

  it('shares a model with another one, and nothing is lost or doubled', async () => {
    for (let n = 0; n < 12; n += 1) {
      await lists.record(koreanList.expanded35th({ changeId: `notice-${String(n)}`, net: n }));
    }
    const feeds = [[1], [2, 1], [5]].map((sizes) => new FiniteFeed(lists.log, sizes));
    const stops = await Promise.all(feeds.map((feed) => lists.apply({ feed })));
    expect(stops).toEqual([undefined, undefined, undefined]);
    await expectAsFoldedFromScratch(lists);
  });

  it('begins again where it was when its connection is killed over the rows', async () => {
    // A sequence does not roll back: only the second move of the cursor is deadly.
    await lists.pool.query(`
      CREATE SEQUENCE moves;
      CREATE FUNCTION die_at_the_second() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF nextval('moves') = 2 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER deadly BEFORE UPDATE ON projections.cursor
        FOR EACH ROW EXECUTE FUNCTION die_at_the_second()`);
    const runner = lists.runner();
    expect(await runner.run(signal)).toBeUndefined();
    expect(runner.status()).toEqual({ position: 4n });
    const { rows } = await lists.pool.query('SELECT last_value FROM moves');
    expect(rows).toEqual([{ last_value: '4' }]);
    await expectAsFoldedFromScratch(lists);
  });

  it('stops at what a projection cannot fold, after all that it can', async () => {
    const brittle = {
      ...countedLists,
      timeline: (...[known, key]: Parameters<typeof countedLists.timeline>) => {
        if (known.length > 1) throw new Error('Two facts are too many.');
        return countedLists.timeline(known, key);
      },
    };
    const runner = lists.runner({
      model: { ...countedModel, projections: [brittle] },
      feed: new FiniteFeed(lists.log, [100]),
    });
    expect(await runner.run(signal)).toMatchObject({ code: 'FOLD_FAILED', position: 3n });
    expect(runner.status()).toMatchObject({ position: 1n });
  });

  it('stops at rows that the database refuses', async () => {
    const columns = () => ({ list: null, jurisdiction: null, zone: null });
    const model = { ...countedModel, projections: [{ ...countedLists, columns }] };
    expect(await lists.apply({ model })).toMatchObject({ code: 'ROWS_REFUSED', position: 1n });
  });

  it('says why the keys were refused, not that the transaction is aborted since', async () => {
    await lists.pool.query(
      `ALTER TABLE projections.fact_key ADD CONSTRAINT no_keys CHECK (false) NOT VALID`,
    );
    const stop = await lists.runner().run(signal);
    expect(stop).toMatchObject({ code: 'ROWS_REFUSED', position: 1n });
    expect(stop?.message).toContain('no_keys');
  });

  it('does not touch the rows of another version of the model', async () => {
    await lists.apply();
    const model = { ...countedModel, version: 2 };
    expect(await lists.apply({ model })).toMatchObject({ code: 'MODEL_OF_ANOTHER_VERSION' });
  });

  it('does not go on in another generation of the log', async () => {
    await lists.apply();
    await lists.pool.query('UPDATE log.head SET generation = gen_random_uuid()');
    expect(await lists.apply()).toMatchObject({ code: 'MODEL_OF_ANOTHER_GENERATION' });
  });

  it('does not go on after a log that is older than the model', async () => {
    await lists.apply();
    await lists.pool.query('UPDATE projections.cursor SET position = 5');
    expect(await lists.apply()).toMatchObject({ code: 'MODEL_AHEAD_OF_LOG' });
  });

  it('tries again by itself while the database is away', async () => {
    let away = 2;
    const log = Object.create(lists.log, {
      head: {
        value: () => {
          away -= 1;
          return away < 0 ? lists.log.head() : Promise.reject(new Error('Connection terminated'));
        },
      },
    }) as CountedLists['log'];
    const runner = lists.runner({ log });
    const running = runner.run(signal);
    await new Promise((resolve) => setImmediate(resolve));
    expect(runner.status()).toEqual({ position: 0n, outage: 'Connection terminated' });
    expect(await running).toBeUndefined();
    expect(runner.status()).toEqual({ position: 4n });
  });

  it('ends quietly when it is aborted', async () => {
    const abort = new AbortController();
    const running = lists.runner({ feed: new SilentFeed() }).run(abort.signal);
    abort.abort();
    expect(await running).toBeUndefined();
  });

  it('takes no more queries for five hundred goods than for one', async () => {
    const queriesFor = async (goods: number, first: number) => {
      const codes = Array.from({ length: goods }, (_, n) => String(first + n));
      const added = codes.map((code) => listedItem(code));
      await lists.record(smallList.itemised({ added }));
      const queries = jest.spyOn(Client.prototype, 'query');
      await lists.apply();
      const count = queries.mock.calls.length;
      queries.mockRestore();
      return count;
    };
    await lists.apply();
    expect(await queriesFor(500, 100_000)).toBe(await queriesFor(1, 200_000));
    await expectAsFoldedFromScratch(lists);
  });
});
