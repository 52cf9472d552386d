import type { EventFeed } from '@platform/event-feed';
import { RecordedRefusal } from '@platform/event-log';
import {
  changeAskedFor,
  claimed,
  claimedDatesDuty,
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

import type { Duty } from './duty';
import type { TimekeeperPorts } from './keep-time';

const STREAM = 'export-ban-list/any';
const NEVER = '9999-12-31T23:59:59.999Z';
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

describe('A timekeeper', () => {
  it('tries again what failed, and meanwhile keeps all else', async () => {
    const log = new InMemoryEventLog();
    const clock = new SettableClock(LATE);
    let isAway = true;
    const record = (command: object) =>
      isAway && changeAskedFor(command) === '35th-notice'
        ? Promise.reject(new Error('It is away.'))
        : recordClaimedDatesIn(log)(command);
    await tell(log, claimed('35th-notice'));
    const { caughtUp, failures } = start(log, clock, { record });
    await caughtUp;
    await tell(log, claimed('36th-notice'));
    await takeFrom(new InMemoryEventFeed(log), 2n, 1);
    expect(tookEffect(log.facts)).toEqual(['36th-notice']);
    expect(failures[0]).toContain('ExportBanListChangeTookEffect in export-ban-list/any');
    await clock.sleptUntil('2026-11-24T05:00:01.000Z');
    isAway = false;
    const noted = nextFact(log);
    clock.set('2026-11-24T05:00:01.000Z');
    await noted;
    expect(tookEffect(log.facts)).toHaveLength(2);
  });

  it('asks no more for what was refused, until the stream has grown', async () => {
    const log = new InMemoryEventLog();
    const clock = new SettableClock(LATE);
    const refused = new RecordedRefusal({ name: 'No', code: 'NO', message: 'It did not.' });
    let isRefused = true;
    const record = (command: object) =>
      isRefused ? Promise.reject(refused) : recordClaimedDatesIn(log)(command);
    await tell(log, claimed('35th-notice'));
    const { caughtUp, failures } = start(log, clock, { record });
    await caughtUp;
    await clock.sleptUntil(NEVER);
    expect(failures).toHaveLength(1);
    isRefused = false;
    const noted = takeFrom(new InMemoryEventFeed(log), 2n, 1);
    await tell(log, confirmed('any'));
    await noted;
    expect(tookEffect(log.facts)).toEqual(['35th-notice']);
  });

  it('has duties that fail by themselves', async () => {
    const log = new InMemoryEventLog();
    const clumsy: Duty = {
      ...claimedDatesDuty,
      name: 'clumsy',
      dueIn: () => {
        throw new Error('I dropped it.');
      },
    };
    await tell(log, claimed('35th-notice'));
    const { caughtUp, failures } = start(log, new SettableClock(LATE), {
      duties: [clumsy, claimedDatesDuty],
    });
    await caughtUp;
    expect(tookEffect(log.facts)).toHaveLength(1);
    expect(failures).toContain('clumsy of export-ban-list/any');
  });

  it('derives nothing from a stream that a newer build has written to', async () => {
    const log = new InMemoryEventLog();
    await tell(log, claimed('35th-notice'), confirmed('any'));
    const [, second] = log.facts;
    if (second) log.facts.splice(1, 1, { ...second, schemaVersion: 99 });
    const { caughtUp, failures } = start(log, new SettableClock(LATE));
    await caughtUp;
    expect(tookEffect(log.facts)).toEqual([]);
    expect(failures).toEqual(['claimed dates of export-ban-list/any']);
  });

  it('follows the log through an outage', async () => {
    const log = new InMemoryEventLog();
    const clock = new SettableClock(LATE);
    const whole = new InMemoryEventFeed(log);
    const feed: EventFeed = {
      follow: jest
        .fn((after: bigint, signal: AbortSignal) => whole.follow(after, signal))
        .mockImplementationOnce(() => {
          throw new Error('The broker is away.');
        }),
    };
    await tell(log, claimed('35th-notice'));
    const { caughtUp } = start(log, clock, { feed });
    await clock.sleptUntil('2026-11-24T05:00:01.000Z');
    clock.set('2026-11-24T05:00:01.000Z');
    await caughtUp;
    expect(tookEffect(log.facts)).toHaveLength(1);
  });

  it('may be told to stop before it began, and while it sleeps', async () => {
    const log = new InMemoryEventLog();
    const clock = new SettableClock(LATE);
    const { ended } = start(log, clock, { signal: AbortSignal.abort() });
    await expect(ended).resolves.toBeUndefined();
    const { caughtUp, stop } = start(log, clock);
    await caughtUp;
    await clock.sleptUntil(NEVER);
    await expect(stop()).resolves.toBeUndefined();
  });

  it('asks again, as another command, once the stream has grown', async () => {
    const log = new InMemoryEventLog();
    await tell(log, claimed('35th-notice'));
    await start(log, new SettableClock(LATE)).caughtUp;
    const eventIds = log.facts.slice(1).map(({ id }) => id);
    const again = takeFrom(new InMemoryEventFeed(log), 3n, 1);
    await tell(log, {
      type: 'FactRetracted',
      data: { eventIds, subject: '35th-notice', reason: 'Misread.' },
    });
    await again;
    const [, first, , second] = log.facts.map(({ provenance }) => provenance.commandId);
    expect(tookEffect(log.facts)).toHaveLength(2);
    expect(second).not.toBe(first);
  });

  it('that was killed before it heard of its success finds the notice', async () => {
    const log = new InMemoryEventLog();
    const clock = new SettableClock(LATE);
    await tell(log, claimed('35th-notice'));
    const record = async (command: object) => {
      await recordClaimedDatesIn(log)(command);
      throw new Error('The power is cut.');
    };
    const killed = start(log, clock, { record });
    await killed.caughtUp;
    await killed.stop();
    await start(log, clock).caughtUp;
    expect(tookEffect(log.facts)).toEqual(['35th-notice']);
    expect(log.facts).toHaveLength(2);
  });
});
