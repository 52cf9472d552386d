import { createPool } from '@platform/database';
import { PostgresEventFeed } from '@platform/event-feed';
import { PostgresEventLog } from '@platform/event-log';
import {
  claimed,
  commitTo,
  freshDatabase,
  keepClaimedDates,
  recordClaimedDatesIn,
  SettableClock,
  someStream,
  takeFrom,
  tookEffect,
} from '@testing';

import type { TimekeeperPorts } from './keep-time';

/** 9 September 2024 as it begins in Seoul. */
const MIDNIGHT = '2024-09-08T15:00:00.000Z';
const BEFORE = '2024-09-08T14:59:59.999Z';
const LATE = '2026-11-24T05:00:00.000Z';

const CHANGES = Array.from({ length: 20 }, (_, i) => `notice-${String(i + 10)}`);

describe('Over a real log a timekeeper', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;

  beforeEach(async () => {
    database = await freshDatabase();
  });

  afterEach(() => database.drop());

  /** A process of its own: with its own connections, and its own clock. */
  const process = (now: string, over: Partial<TimekeeperPorts> = {}) => {
    const pool = createPool(database.url, { max: 4, name: 'timekeeper' });
    const log = new PostgresEventLog(pool);
    const feed = new PostgresEventFeed(pool, log);
    const clock = new SettableClock(now);
    const timekeeper = keepClaimedDates({ feed, clock, ...over, log });
    const end = async () => {
      await timekeeper.stop();
      await feed.close();
      await log.close();
      await pool.end();
    };
    return { ...timekeeper, log, feed, clock, end };
  };

  const tell = async (subjects: readonly string[], stream = someStream()) => {
    const { log, end } = process(BEFORE);
    await log.append(
      commitTo(
        stream,
        0,
        subjects.map((subject) => claimed(subject)),
      ),
    );
    await end();
  };

  const notices = async () => {
    const { log, end } = process(BEFORE);
    const facts = await log.readCommits(0n, 1000);
    await end();
    return tookEffect(facts);
  };

  it('notes each change once, two at once, late and twice', async () => {
    await tell(CHANGES.slice(0, 10));
    await tell(CHANGES.slice(10));
    for (const _ of ['first', 'second']) {
      const both = [process(LATE), process(LATE)];
      await Promise.all(both.map(({ caughtUp }) => caughtUp));
      expect(both.flatMap(({ failures }) => failures)).toEqual([]);
      await Promise.all(both.map(({ end }) => end()));
    }
    expect([...(await notices())].sort()).toEqual(CHANGES);
  });

  it('that is killed after a notice leaves none out and none twice', async () => {
    await tell(CHANGES.slice(0, 5));
    let left = 3;
    const killed = process(LATE, {
      record: async (command) => {
        left -= 1;
        if (left < 0) throw new Error('The power is cut.');
        await recordClaimedDatesIn(killed.log)(command);
        if (left === 0) throw new Error('The power is cut.');
      },
    });
    await killed.caughtUp;
    await killed.end();
    expect(await notices()).toHaveLength(3);
    const { caughtUp, end } = process(LATE);
    await caughtUp;
    await end();
    expect([...(await notices())].sort()).toEqual(CHANGES.slice(0, 5));
  });

  it('wakes at the instant, of what came while it slept', async () => {
    const { caughtUp, log, feed, clock, end } = process(BEFORE);
    await caughtUp;
    await tell(['35th-notice']);
    await clock.sleptUntil(MIDNIGHT);
    expect(await notices()).toEqual([]);
    const noted = takeFrom(feed, (await log.head()).position, 1);
    clock.set(MIDNIGHT);
    await noted;
    expect(await notices()).toEqual(['35th-notice']);
    await end();
  });
});
