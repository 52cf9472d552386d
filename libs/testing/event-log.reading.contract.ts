import { randomUUID } from 'node:crypto';

import type { EventLog, Recorded } from '@platform/event-log';

import { claimed, commitTo, confirmed, someStream, subjectsOf } from './event-log.facts';

const facts = (...subjects: readonly string[]) => subjects.map((subject) => confirmed(subject));

export const readingContract = (open: () => EventLog) => {
  const newest = async () => (await open().head()).position;

  /** Three commits of two, three and one facts; the position before them comes back. */
  const threeCommits = async (stream = someStream()) => {
    const before = await newest();
    await open().append(commitTo(stream, 0, facts('a', 'b')));
    await open().append(commitTo(stream, 2, facts('c', 'a', 'd')));
    await open().append(commitTo(stream, 5, facts('e')));
    return { stream, before };
  };

  it('reads a stream whole, or what it says of one subject', async () => {
    const { stream } = await threeCommits();
    const whole = await open().readStream(stream);
    expect([subjectsOf(whole.facts).join(''), whole.version]).toEqual(['abcade', 6]);
    const part = await open().readStream(stream, 'a');
    expect(part.facts.map(({ version }) => version)).toEqual([1, 4]);
    expect(part.version).toBe(6);
    expect(await open().readStream(stream, 'f')).toEqual({ facts: [], version: 6 });
    expect(await open().readStream(someStream())).toEqual({ facts: [], version: 0 });
  });

  it.each([
    [0n, 1, 'ab'],
    [0n, 2, 'ab'],
    [0n, 4, 'ab'],
    [0n, 5, 'abcad'],
    [0n, 100, 'abcade'],
    [2n, 1, 'cad'],
    [5n, 1, 'e'],
    [6n, 100, ''],
    [7n, 100, ''],
  ])('reads whole commits: after %d, about %d', async (after, limit, read) => {
    const { before } = await threeCommits();
    expect(subjectsOf(await open().readCommits(before + after, limit)).join('')).toBe(read);
  });

  it.each([
    [1n, 1, 'b'],
    [1n, 4, 'bcad'],
    [3n, 1, 'ad'],
    [4n, 100, 'de'],
  ])('reads the rest of a commit that it is asked to begin in: %d', async (after, limit, read) => {
    const { before } = await threeCommits();
    expect(subjectsOf(await open().readCommits(before + after, limit)).join('')).toBe(read);
  });

  it('selects by each part of a selection, and by all of them', async () => {
    const { stream, before } = await threeCommits();
    const other = someStream('sanctions-regime');
    await open().append(commitTo(other, 0, [claimed('a'), ...facts('g')]));
    const selected = async (selection: Partial<Parameters<EventLog['select']>[0]>) =>
      subjectsOf(await open().select({ after: before, limit: 100, ...selection })).join('');
    expect(await selected({})).toBe('abcadeag');
    expect(await selected({ limit: 3 })).toBe('abc');
    expect(await selected({ after: before + 1n })).toBe('bcadeag');
    expect(await selected({ type: 'StatusConfirmed' })).toBe('abcadeg');
    expect(await selected({ context: 'export-controls' })).toBe('abcade');
    expect(await selected({ context: 'security-council' })).toBe('ag');
    expect(await selected({ context: 'nobody' })).toBe('');
    expect(await selected({ subject: 'a' })).toBe('aaa');
    expect(await selected({ stream: other })).toBe('ag');
    const all = { type: 'StatusConfirmed', context: 'export-controls', subject: 'a', stream };
    expect(await selected({ ...all, after: before + 1n, limit: 1 })).toBe('a');
    expect(await selected({ ...all, stream: other })).toBe('');
  });

  it('finds an event by its id, and nothing where there is none', async () => {
    const { stream } = await threeCommits();
    const [first] = (await open().readStream(stream)).facts;
    expect(await open().eventOf(first?.id ?? '')).toEqual(first);
    expect(await open().eventOf((first?.id ?? '').toUpperCase())).toEqual(first);
    expect(await open().eventOf(randomUUID())).toBeUndefined();
    expect(await open().eventOf('35th-notice')).toBeUndefined();
  });

  it('reads events at positions, in their order, without those that are not there', async () => {
    const { before } = await threeCommits();
    const asked = [before + 6n, before + 3n, before + 7n, 0n, before + 1n];
    const read = await open().eventsAt(asked);
    expect(subjectsOf(read)).toEqual(['a', 'c', 'e']);
    expect(await open().eventsAt([])).toEqual([]);
  });

  it('finds what was recorded because of an event', async () => {
    const { stream } = await threeCommits();
    const [cause] = (await open().readStream(stream)).facts;
    const causationId = cause?.id ?? '';
    await open().append(commitTo(someStream(), 0, facts('1', '2'), { causationId }));
    await open().append(commitTo(someStream(), 0, facts('3'), { causationId }));
    expect(subjectsOf(await open().effectsOf(causationId))).toEqual(['1', '2', '3']);
    expect(await open().effectsOf(randomUUID())).toEqual([]);
    expect(await open().effectsOf('35th-notice')).toEqual([]);
  });

  it('has its head at the newest event', async () => {
    await threeCommits();
    const { position, recordedAt, generation } = await open().head();
    const [last] = await open().eventsAt([position]);
    expect(await open().eventsAt([position + 1n])).toEqual([]);
    expect(recordedAt).toBe(last?.recordedAt);
    expect(generation).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('knows the last whole commit at or before a position', async () => {
    const { before } = await threeCommits();
    const whole = [0n, 1n, 2n, 3n, 4n, 5n, 6n].map((n) => open().wholeCommitAt(before + n));
    const ends = await Promise.all(whole);
    expect(ends.map((end) => end - before)).toEqual([0n, 0n, 2n, 2n, 2n, 5n, 6n]);
    expect(await open().wholeCommitAt(0n)).toBe(0n);
    expect(await open().wholeCommitAt(before + 1000n)).toBe(before + 6n);
  });

  it('knows the last position recorded at or before an instant', async () => {
    const { before } = await threeCommits();
    const commits = (await open().readCommits(before, 10)).filter(
      ({ commit: { index, size } }) => index === size - 1,
    );
    for (const { recordedAt } of commits) {
      const last = commits.findLast((commit) => commit.recordedAt === recordedAt);
      expect(await open().positionAt(recordedAt)).toBe(last?.position);
      const earlier = await open().positionAt(justBefore(recordedAt));
      expect(earlier).toBeLessThan(last?.position ?? 0n);
      expect(await open().wholeCommitAt(earlier)).toBe(earlier);
    }
    expect(await open().positionAt('1970-01-01T00:00:00.000Z')).toBe(0n);
    expect(await open().positionAt('2999-01-01T00:00:00.000Z')).toBe(before + 6n);
  });

  it('knows when a position was recorded', async () => {
    const { before } = await threeCommits();
    const recorded: readonly Recorded[] = await open().readCommits(before, 10);
    for (const { position, recordedAt } of recorded) {
      expect(await open().recordedAt(position)).toBe(recordedAt);
    }
    expect(await open().recordedAt(before + 7n)).toBeUndefined();
    expect(await open().recordedAt(0n)).toBeUndefined();
  });
};

const justBefore = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString();
