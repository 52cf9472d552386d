import type { EventFeed } from '@platform/event-feed';
import {
  claimed,
  commitTo,
  confirmed,
  InMemoryEventFeed,
  InMemoryEventLog,
  keepClaimedDates,
  recordClaimedDatesIn,
  SettableClock,
  takeFrom,
  tookEffect,
} from '@testing';

const STREAM = 'export-ban-list/any';
const BEFORE = '2024-09-01T00:00:00.000Z';
const SOON = '2024-09-01T00:00:01.000Z';
const NEVER = '9999-12-31T23:59:59.999Z';
const MIDNIGHT = '2024-09-08T15:00:00.000Z';

type Told = Parameters<typeof commitTo>[2];

const logOf = async (...facts: Told) => {
  const log = new InMemoryEventLog();
  await log.append(commitTo(STREAM, 0, facts));
  return log;
};

/** One address, behind which another log may be put while somebody follows the one before. */
const restorable = (first: InMemoryEventLog) => {
  let log = first;
  let torn = new AbortController();
  const feed: EventFeed = {
    async *follow(after, signal) {
      const { signal: restored } = torn;
      const either = AbortSignal.any([signal, restored]);
      yield* new InMemoryEventFeed(log).follow(after, either);
      if (restored.aborted) throw new Error('The log is of another generation now.');
    },
  };
  const heads = new Proxy(first, {
    get: (_, name) => {
      const value: unknown = Reflect.get(log, name);
      return typeof value === 'function' ? (value.bind(log) as unknown) : value;
    },
  });
  const restore = (other: InMemoryEventLog) => {
    log = other;
    torn.abort();
    torn = new AbortController();
  };
  return { feed, log: heads, restore };
};

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

const start = async (first: InMemoryEventLog) => {
  const clock = new SettableClock(BEFORE);
  const { feed, log, restore } = restorable(first);
  const record = jest.fn((command: object) => recordClaimedDatesIn(log)(command));
  const { caughtUp, stop } = keepClaimedDates({ clock, feed, log, record });
  stops.push(stop);
  await caughtUp;
  return { clock, record, restore };
};

describe('A timekeeper under which the log was restored', () => {
  it('keeps what the restored log makes due from its beginning', async () => {
    const { clock, restore } = await start(await logOf(confirmed('1'), confirmed('2')));
    await clock.sleptUntil(NEVER);
    const other = await logOf(confirmed('1'), claimed('35th-notice'));
    restore(other);
    await clock.sleptUntil(SOON);
    clock.set(SOON);
    await clock.sleptUntil(MIDNIGHT);
    const noted = takeFrom(new InMemoryEventFeed(other), 2n, 1);
    clock.set(MIDNIGHT);
    await noted;
    expect(tookEffect(other.facts)).toEqual(['35th-notice']);
  });

  it('forgets what only the lost part made due', async () => {
    const { clock, record, restore } = await start(await logOf(claimed('35th-notice')));
    await clock.sleptUntil(MIDNIGHT);
    restore(new InMemoryEventLog());
    await clock.sleptUntil(SOON);
    clock.set(SOON);
    await clock.sleptUntil(NEVER);
    expect(record).not.toHaveBeenCalled();
  });
});
