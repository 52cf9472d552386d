import type { MonitoringMandateExpired, SanctionsRegimeFact } from '@contracts';
import { keepTime } from '@platform/timekeeper';
import {
  commandBus,
  commitTo,
  InMemoryEventFeed,
  newYorkDay,
  regime1718,
  SettableClock,
  takeFrom,
  type InMemoryEventLog,
} from '@testing';

import { RecordNoticeHandler } from '../commands/record-notice.command';
import { mandatesAndMeasuresEnd } from './keep-time';

const { stream, established, panelExtended, panelExpired, confirmed } = regime1718;
/** The last day was 30 April 2024: it is over as 1 May begins in New York. */
const MIDNIGHT = '2024-05-01T04:00:00.000Z';
const BEFORE = '2024-05-01T03:59:59.999Z';
const LATE = '2026-11-24T05:00:00.000Z';

let stopping: AbortController;
beforeEach(() => {
  stopping = new AbortController();
});
afterEach(() => stopping.abort());

const open = async (...facts: readonly SanctionsRegimeFact[]) => {
  const { bus, log } = await commandBus(RecordNoticeHandler);
  const tell = async (...told: readonly object[]) => {
    const { version } = await log.readStream(stream);
    await log.append(commitTo(stream, version, told as never));
  };
  await tell(...facts);
  const keep = (now: string) => {
    const clock = new SettableClock(now);
    const failures: unknown[] = [];
    const timekeeper = keepTime({
      ...{ log, clock, feed: new InMemoryEventFeed(log), duties: [mandatesAndMeasuresEnd] },
      record: (command) => bus.execute(command),
      signal: stopping.signal,
      onFailure: (_what, error) => failures.push(error),
    });
    return { ...timekeeper, clock, failures };
  };
  return { log, tell, keep };
};

type Expired = MonitoringMandateExpired['data'];

const notices = ({ facts }: InMemoryEventLog) =>
  facts
    .filter(({ provenance }) => provenance.cause === 'clock')
    .map(({ type, subject, data }) => [type, subject, (data as Expired).endedOn.value]);

const EXPIRED = ['MonitoringMandateExpired', 'panel-of-experts', '2024-04-30'];

describe('The timekeeper of the Security Council', () => {
  it('notes no end that is only printed, however late it is', async () => {
    const { log, keep } = await open(established(), panelExtended());
    const { caughtUp, failures } = keep(LATE);
    await caughtUp;
    expect([notices(log), failures]).toEqual([[], []]);
  });

  it('notes an end that somebody has confirmed, because of that', async () => {
    const { log, keep } = await open(established(), panelExtended(), confirmed());
    const { caughtUp, failures } = keep(LATE);
    await caughtUp;
    expect([notices(log), failures]).toEqual([[EXPIRED], []]);
    expect(log.facts[3]?.provenance).toMatchObject({
      actor: 'timekeeper',
      causationId: log.facts[2]?.id,
      evidence: log.facts[2]?.evidence,
    });
  });

  it('waits for midnight in New York, to the millisecond', async () => {
    const { log, keep } = await open(established(), panelExtended(), confirmed());
    const { caughtUp, clock } = keep(BEFORE);
    await caughtUp;
    await clock.sleptUntil(MIDNIGHT);
    expect(notices(log)).toEqual([]);
    const noted = takeFrom(new InMemoryEventFeed(log), 3n, 1);
    clock.set(MIDNIGHT);
    await noted;
    expect(notices(log)).toEqual([EXPIRED]);
  });

  it('adds nothing to an expiry that a document told', async () => {
    const { log, keep } = await open(established(), panelExtended(), panelExpired());
    const { caughtUp, failures } = keep(LATE);
    await caughtUp;
    expect([notices(log), failures]).toEqual([[], []]);
  });

  it('notes an end once that is confirmed while it sleeps', async () => {
    const { log, tell, keep } = await open(established(), panelExtended());
    const [one, other] = [keep(LATE), keep(LATE)];
    await Promise.all([one.caughtUp, other.caughtUp]);
    const noted = takeFrom(new InMemoryEventFeed(log), 2n, 2);
    await tell(confirmed());
    await noted;
    await keep(LATE).caughtUp;
    expect(notices(log)).toEqual([EXPIRED]);
  });

  it('notes a lapse that was followed by a new mandate', async () => {
    const again = { decidedOn: newYorkDay('2024-06-03'), endsOn: newYorkDay('2030-04-30') };
    const { log, keep } = await open(
      established(),
      panelExtended(),
      confirmed(),
      panelExtended({ extendedBy: 'S/RES/2999(2024)', ...again }),
    );
    const { caughtUp, failures } = keep(LATE);
    await caughtUp;
    expect([notices(log), failures]).toEqual([[EXPIRED], []]);
  });
});
