import type { EventLog, Recorded } from '@platform/event-log';
import { commitTo, confirmed, InMemoryEventLog, someStream, subjectsOf } from '@testing';

import { Bell } from './bell';
import { LogHasGap } from './event-feed';
import { followLog } from './follow-log';

const filled = async (): Promise<InMemoryEventLog> => {
  const log = new InMemoryEventLog();
  await log.append(commitTo(someStream(), 0, ['a', 'b', 'c'].map(confirmed)));
  return log;
};

const followed = async (
  readCommits: EventLog['readCommits'],
  bell = new Bell(),
): Promise<readonly Recorded[]> => {
  const stop = new AbortController();
  const following = { after: 0n, signal: stop.signal, pollMs: 1 };
  for await (const piece of followLog({ readCommits }, bell, following)) return piece;
  return [];
};

describe('Whoever follows the log', () => {
  it.each([
    ['at its beginning', [0]],
    ['in the middle', [1]],
  ])('is stopped where a position is missing %s', async (_where, missing) => {
    const { facts } = await filled();
    const readCommits = () => Promise.resolve(facts.filter((_, i) => !missing.includes(i)));
    await expect(followed(readCommits)).rejects.toThrow(LogHasGap);
  });

  it('is stopped where a position comes twice', async () => {
    const { facts } = await filled();
    await expect(followed(() => Promise.resolve([...facts, ...facts]))).rejects.toThrow(LogHasGap);
  });

  it('outlives an outage', async () => {
    const { facts } = await filled();
    const lost = new Error('Connection terminated unexpectedly');
    const readCommits = jest.fn(() => Promise.resolve(facts)).mockRejectedValueOnce(lost);
    expect(subjectsOf(await followed(readCommits))).toEqual(['a', 'b', 'c']);
  });

  it('hears of anything else that goes wrong', async () => {
    const readCommits = () => Promise.reject(new Error('The log was tampered with.'));
    await expect(followed(readCommits)).rejects.toThrow('tampered');
  });
});

describe('A bell', () => {
  const never = new AbortController().signal;
  const AN_HOUR_MS = 3_600_000;

  it('that rang since one looked is not waited for', async () => {
    const bell = new Bell();
    const { heard } = bell;
    bell.ring();
    await expect(bell.next(heard, never, AN_HOUR_MS)).resolves.toBeUndefined();
  });

  it('wakes everybody who waits', async () => {
    const bell = new Bell();
    const waiting = [0, 1].map(() => bell.next(bell.heard, never, AN_HOUR_MS));
    bell.ring();
    await expect(Promise.all(waiting)).resolves.toHaveLength(2);
  });

  it('is waited for no longer than asked', async () => {
    const bell = new Bell();
    await expect(bell.next(bell.heard, never, 1)).resolves.toBeUndefined();
  });

  it('is not waited for by somebody who stopped', async () => {
    const [bell, stop] = [new Bell(), new AbortController()];
    const waiting = bell.next(bell.heard, stop.signal, AN_HOUR_MS);
    stop.abort();
    await expect(waiting).resolves.toBeUndefined();
    await expect(bell.next(bell.heard, stop.signal, AN_HOUR_MS)).resolves.toBeUndefined();
  });
});
