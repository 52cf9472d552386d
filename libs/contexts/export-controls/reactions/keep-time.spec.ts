import type { ExportBanListChangeTookEffect, ExportBanListFact } from '@contracts';
import { keepTime } from '@platform/timekeeper';
import {
  commandBus,
  commitTo,
  InMemoryEventFeed,
  koreanList,
  seoulDay,
  SettableClock,
  suspendedList,
  takeFrom,
  type InMemoryEventLog,
} from '@testing';

import { RecordNoticeHandler } from '../commands/record-notice.command';
import { changesTakeEffect } from './keep-time';

const { stream, established, expanded35th, rebased33rd, laterDateAdopted } = koreanList;
/** 9 September 2024 as it begins in Seoul. */
const MIDNIGHT = '2024-09-08T15:00:00.000Z';
const LATE = '2026-11-24T05:00:00.000Z';

let stopping: AbortController;
beforeEach(() => {
  stopping = new AbortController();
});
afterEach(() => stopping.abort());

const open = async () => {
  const { bus, log } = await commandBus(RecordNoticeHandler);
  const tell = async (...facts: readonly (ExportBanListFact | object)[]) => {
    const { version } = await log.readStream(stream);
    await log.append(commitTo(stream, version, facts as never));
  };
  const keep = (now: string) => {
    const clock = new SettableClock(now);
    const failures: unknown[] = [];
    const timekeeper = keepTime({
      ...{ log, clock, feed: new InMemoryEventFeed(log), duties: [changesTakeEffect] },
      record: (command) => bus.execute(command),
      signal: stopping.signal,
      onFailure: (_what, error) => failures.push(error),
    });
    return { ...timekeeper, clock, failures };
  };
  return { log, tell, keep };
};

type Took = ExportBanListChangeTookEffect['data'];

const notices = ({ facts }: InMemoryEventLog) =>
  facts
    .filter(({ provenance }) => provenance.cause === 'clock')
    .map(({ type, subject, data }) => [type, subject, (data as Took).effectiveOn.value]);

const took = (changeId: string, day: string) => ['ExportBanListChangeTookEffect', changeId, day];

describe('The timekeeper of export controls', () => {
  it('notes every promulgated change, the founding one too, in their order', async () => {
    const { log, tell, keep } = await open();
    await tell(established(), expanded35th(), rebased33rd());
    const { caughtUp, failures } = keep(LATE);
    await caughtUp;
    expect(notices(log)).toEqual([
      took('first-notice', '2022-03-26'),
      took('33rd-notice', '2024-02-24'),
      took('35th-notice', '2024-09-09'),
    ]);
    expect(failures).toEqual([]);
    expect(log.facts[5]).toMatchObject({
      evidence: log.facts[1]?.evidence,
      provenance: { causationId: log.facts[1]?.id, actor: 'timekeeper' },
    });
  });

  it('waits for midnight in Seoul, to the millisecond', async () => {
    const { log, tell, keep } = await open();
    await tell(established(), expanded35th());
    const { caughtUp, clock } = keep('2024-06-20T00:00:00.000Z');
    await caughtUp;
    clock.set('2024-09-08T14:59:59.999Z');
    await clock.sleptUntil(MIDNIGHT);
    expect(notices(log)).toEqual([took('first-notice', '2022-03-26')]);
    const noted = takeFrom(new InMemoryEventFeed(log), 3n, 1);
    clock.set(MIDNIGHT);
    await noted;
    expect(notices(log)[1]).toEqual(took('35th-notice', '2024-09-09'));
  });

  it('goes by the adopted day, and notes one adopted later beside the first', async () => {
    const { log, tell, keep } = await open();
    await tell(established(), rebased33rd());
    const { caughtUp } = keep(LATE);
    await caughtUp;
    const noted = takeFrom(new InMemoryEventFeed(log), 5n, 1);
    await tell(laterDateAdopted({ adopted: seoulDay('2024-02-21'), rejected: [] }));
    await noted;
    expect(notices(log).slice(1)).toEqual([
      took('33rd-notice', '2024-02-24'),
      took('33rd-notice', '2024-02-21'),
    ]);
  });

  it('notes a suspension as it begins, and nothing where it is printed to end', async () => {
    const { log, keep } = await open();
    const { stream: other, established: founded, suspended } = suspendedList;
    await log.append(commitTo(other, 0, [founded(), suspended()]));
    const { caughtUp } = keep(LATE);
    await caughtUp;
    expect(notices(log)).toEqual([
      took('announcement-61', '2025-10-09'),
      took('announcement-70', '2025-11-07'),
    ]);
  });

  it('notes nothing of a list that nobody established', async () => {
    const { log, tell, keep } = await open();
    await tell(expanded35th());
    const { caughtUp, failures } = keep(LATE);
    await caughtUp;
    expect([notices(log), failures]).toEqual([[], []]);
  });
});
