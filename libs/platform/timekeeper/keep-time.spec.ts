import {
  claimed,
  commitTo,
  InMemoryEventFeed,
  InMemoryEventLog,
  keepClaimedDates,
  seoulDay,
  SettableClock,
  takeFrom,
  tookEffect,
} from '@testing';

import type { TimekeeperPorts } from './keep-time';

const STREAM = 'export-ban-list/any';
const NEVER = '9999-12-31T23:59:59.999Z';
/** 9 September 2024 as it begins in Seoul. */
const MIDNIGHT = '2024-09-08T15:00:00.000Z';
const BEFORE = '2024-09-08T14:59:59.999Z';
const AFTER = '2024-09-08T15:00:00.001Z';
const LATE = '2026-11-24T05:00:00.000Z';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

const start = (
  log: InMemoryEventLog,
  clock: SettableClock,
  over: Partial<TimekeeperPorts> = {},
) => {
  const started = keepClaimedDates({ clock, feed: new InMemoryEventFeed(log), ...over, log });
  stops.push(started.stop);
  return started;
};

const tell = async (log: InMemoryEventLog, ...facts: readonly object[]) => {
  const { version } = await log.readStream(STREAM);
  await log.append(commitTo(STREAM, version, facts as never));
};

const nextFact = (log: InMemoryEventLog) =>
  takeFrom(new InMemoryEventFeed(log), BigInt(log.facts.length), 1);

describe('What the log makes due', () => {
  it('is noted at its instant, not a millisecond before', async () => {
    const log = new InMemoryEventLog();
    const clock = new SettableClock('2024-09-01T00:00:00.000Z');
    await tell(log, claimed('35th-notice'));
    const { caughtUp } = start(log, clock);
    await caughtUp;
    await clock.sleptUntil(MIDNIGHT);
    clock.set(BEFORE);
    await clock.sleptUntil(MIDNIGHT);
    expect(tookEffect(log.facts)).toEqual([]);
    const noted = nextFact(log);
    clock.set(MIDNIGHT);
    await noted;
    expect(log.facts.slice(1)).toMatchObject([
      {
        subject: '35th-notice',
        provenance: {
          actor: 'timekeeper',
          cause: 'clock',
          causationId: log.facts[0]?.id,
          correlationId: log.facts[0]?.provenance.correlationId,
          evidence: log.facts[0]?.evidence,
        },
      },
    ]);
  });

  it.each([MIDNIGHT, AFTER, LATE])('is noted as soon as somebody looks, at %s', async (now) => {
    const log = new InMemoryEventLog();
    await tell(log, claimed('35th-notice'));
    await start(log, new SettableClock(now)).caughtUp;
    expect(tookEffect(log.facts)).toHaveLength(1);
  });

  it('is noted where it comes to be known while one sleeps', async () => {
    const log = new InMemoryEventLog();
    const clock = new SettableClock(LATE);
    await start(log, clock).caughtUp;
    await clock.sleptUntil(NEVER);
    const noted = takeFrom(new InMemoryEventFeed(log), 0n, 2);
    await tell(log, claimed('35th-notice'));
    await noted;
    expect(tookEffect(log.facts)).toHaveLength(1);
  });

  it('is noted once, however often one begins again', async () => {
    const log = new InMemoryEventLog();
    await tell(log, claimed('35th-notice'), claimed('36th-notice'));
    for (const now of [MIDNIGHT, AFTER, LATE]) {
      const { caughtUp, stop } = start(log, new SettableClock(now));
      await caughtUp;
      await stop();
    }
    expect(tookEffect(log.facts)).toHaveLength(2);
    expect(log.facts).toHaveLength(4);
  });

  it('is not even asked for where the notice stands', async () => {
    const log = new InMemoryEventLog();
    await tell(log, claimed('35th-notice'));
    await start(log, new SettableClock(LATE)).caughtUp;
    const record = jest.fn(() => Promise.resolve());
    await start(log, new SettableClock(LATE), { record }).caughtUp;
    expect(record).not.toHaveBeenCalled();
  });

  it('is noted once by two at once', async () => {
    const log = new InMemoryEventLog();
    const clock = new SettableClock(LATE);
    await tell(log, claimed('35th-notice'), claimed('36th-notice'));
    await Promise.all([start(log, clock), start(log, clock)].map(({ caughtUp }) => caughtUp));
    expect(tookEffect(log.facts)).toHaveLength(2);
  });

  it('is not noted where it was taken back before its day', async () => {
    const log = new InMemoryEventLog();
    const clock = new SettableClock(BEFORE);
    await tell(log, claimed('35th-notice'));
    const { caughtUp } = start(log, clock);
    await caughtUp;
    await clock.sleptUntil(MIDNIGHT);
    const eventIds = log.facts.map(({ id }) => id);
    const data = { eventIds, subject: '35th-notice', reason: 'Misread.' };
    await tell(log, { type: 'FactRetracted', data });
    await clock.sleptUntil(NEVER);
    clock.set(LATE);
    await tell(log, claimed('36th-notice'));
    await takeFrom(new InMemoryEventFeed(log), 3n, 1);
    expect(tookEffect(log.facts)).toEqual(['36th-notice']);
  });

  it('is of watched streams alone', async () => {
    const log = new InMemoryEventLog();
    await log.append(commitTo('export-ban-lists-of-old/any', 0, [claimed('35th-notice')]));
    await start(log, new SettableClock(LATE)).caughtUp;
    expect(tookEffect(log.facts)).toEqual([]);
  });

  it('is waited for in the order of its days', async () => {
    const log = new InMemoryEventLog();
    const clock = new SettableClock('2024-09-01T00:00:00.000Z');
    const later = { ...claimed('37th-notice').data, claimed: seoulDay('2024-10-01') };
    await tell(log, { type: 'DateClaimed', data: later }, claimed('35th-notice'));
    await start(log, clock).caughtUp;
    await clock.sleptUntil(MIDNIGHT);
    clock.set(MIDNIGHT);
    await clock.sleptUntil('2024-09-30T15:00:00.000Z');
    expect(tookEffect(log.facts)).toEqual(['35th-notice']);
  });
});
