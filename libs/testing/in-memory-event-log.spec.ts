import { eventLogContract } from './event-log.contract';
import { commitTo, confirmed, someStream } from './event-log.facts';
import { InMemoryEventLog } from './in-memory-event-log';
import { SettableClock } from './settable-clock';

eventLogContract('in memory', () =>
  Promise.resolve({ log: new InMemoryEventLog(), close: () => Promise.resolve() }),
);

describe('The clock of an event log in memory', () => {
  it('may be set back, which sets back nothing that is recorded', async () => {
    const clock = new SettableClock('2026-01-01T00:00:00.000Z');
    const log = new InMemoryEventLog(clock);
    for (const day of ['2026-01-02', '2026-01-01', '2026-01-03']) {
      clock.set(`${day}T00:00:00.000Z`);
      await log.append(commitTo(someStream(), 0, [confirmed('any')]));
    }
    const recorded = log.facts.map(({ recordedAt }) => recordedAt.slice(0, 10));
    expect(recorded).toEqual(['2026-01-02', '2026-01-02', '2026-01-03']);
    expect(await log.positionAt('2026-01-02T12:00:00.000Z')).toBe(2n);
  });
});
