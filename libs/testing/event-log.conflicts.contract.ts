import { randomUUID } from 'node:crypto';

import type { Append, Commit, EventLog, ExpectedVersion } from '@platform/event-log';

import { commitTo, confirmed, someStream, subjectsOf } from './event-log.facts';
import { provenance } from './provenance';

const codes = (outcomes: readonly PromiseSettledResult<unknown>[]): readonly string[] =>
  outcomes.map((outcome) =>
    outcome.status === 'rejected' ? (outcome.reason as { code: string }).code : outcome.status,
  );

export const conflictsContract = (open: () => EventLog) => {
  const newest = async () => (await open().head()).position;
  const appended = (...commits: readonly Commit[]) =>
    Promise.allSettled(commits.map((commit) => open().append(commit)));

  const streamOf = async (size: number): Promise<string> => {
    const stream = someStream();
    const facts = Array.from({ length: size }, () => confirmed('before'));
    if (size > 0) await open().append(commitTo(stream, 0, facts));
    return stream;
  };

  it.each<readonly [ExpectedVersion, number, string]>([
    [0, 0, 'fulfilled'],
    [2, 2, 'fulfilled'],
    [1, 2, 'STREAM_MOVED'],
    [3, 2, 'STREAM_MOVED'],
    [1, 0, 'STREAM_MOVED'],
    ['STREAM_DOES_NOT_EXIST', 0, 'fulfilled'],
    ['STREAM_DOES_NOT_EXIST', 1, 'STREAM_MOVED'],
    ['STREAM_EXISTS', 1, 'fulfilled'],
    ['STREAM_EXISTS', 0, 'STREAM_MOVED'],
  ])('asked for version %s of a stream at %d: %s', async (expected, size, outcome) => {
    const stream = await streamOf(size);
    expect(codes(await appended(commitTo(stream, expected, [confirmed('new')])))).toEqual([
      outcome,
    ]);
    const version = outcome === 'fulfilled' ? size + 1 : size;
    expect(await open().readStream(stream)).toMatchObject({ version });
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 31])(
    'refuses a version that no stream can be at: %d',
    async (never) => {
      const [code] = codes(await appended(commitTo(await streamOf(1), never, [confirmed('new')])));
      expect(code).toBe('COMMIT_MALFORMED');
    },
  );

  it('says which version a stream is at that has moved', async () => {
    const stream = await streamOf(2);
    await expect(open().append(commitTo(stream, 5, [confirmed('new')]))).rejects.toThrow(
      `${stream} is at version 2, not 5.`,
    );
  });

  it('writes nothing where one stream of a commit has moved, and loses no position', async () => {
    const [still, moved] = [await streamOf(0), await streamOf(1)];
    const before = await newest();
    const appends: Append[] = [
      { stream: still, expectedVersion: 0, facts: [confirmed('1')] },
      { stream: moved, expectedVersion: 0, facts: [confirmed('2')] },
    ];
    const [code] = codes(await appended({ appends, provenance: provenance() }));
    expect([code, await newest()]).toEqual(['STREAM_MOVED', before]);
    const { positions } = await open().append(commitTo(still, 0, [confirmed('3')]));
    expect(positions).toEqual([before + 1n]);
  });

  it('counts what the same commit appends to the same stream before', async () => {
    const stream = await streamOf(1);
    const appends = (second: ExpectedVersion): Append[] => [
      { stream, expectedVersion: 1, facts: [confirmed('1'), confirmed('2')] },
      { stream, expectedVersion: second, facts: [confirmed('3')] },
    ];
    const commit = (second: number) => ({ appends: appends(second), provenance: provenance() });
    expect(codes(await appended(commit(1)))).toEqual(['STREAM_MOVED']);
    expect(codes(await appended(commit(3)))).toEqual(['fulfilled']);
    const { facts } = await open().readStream(stream);
    expect(subjectsOf(facts)).toEqual(['before', '1', '2', '3']);
  });

  it('can ask for a version without saying anything to the stream', async () => {
    const [guard, stream] = [await streamOf(1), await streamOf(0)];
    const guarded = (expectedVersion: ExpectedVersion): Commit => ({
      appends: [
        { stream: guard, expectedVersion, facts: [] },
        { stream, expectedVersion: 0, facts: [confirmed('new')] },
      ],
      provenance: provenance(),
    });
    expect(codes(await appended(guarded(2)))).toEqual(['STREAM_MOVED']);
    expect(codes(await appended(guarded(1)))).toEqual(['fulfilled']);
    expect(await open().readStream(guard)).toMatchObject({ version: 1 });
  });

  it('lets two who append at once see each other', async () => {
    const stream = await streamOf(0);
    const outcomes = await appended(
      commitTo(stream, 0, [confirmed('first')]),
      commitTo(stream, 1, [confirmed('second')]),
      commitTo(stream, 1, [confirmed('too late')]),
      commitTo(stream, 'STREAM_EXISTS', [confirmed('third')]),
    );
    expect(codes(outcomes)).toEqual(['fulfilled', 'fulfilled', 'STREAM_MOVED', 'fulfilled']);
    const { facts } = await open().readStream(stream);
    expect(subjectsOf(facts)).toEqual(['first', 'second', 'third']);
  });

  it('fails those who append at once one by one', async () => {
    const [moved, taken] = [await streamOf(1), randomUUID()];
    await open().append(commitTo(someStream(), 0, [{ ...confirmed('any'), id: taken }]));
    const fine = () => commitTo(someStream(), 0, [confirmed('any')]);
    const outcomes = await appended(
      ...[fine(), commitTo(moved, 0, [confirmed('any')]), fine()],
      ...[commitTo(someStream(), 0, [{ ...confirmed('any'), id: taken }]), fine()],
      ...[commitTo(someStream(), 0, [{ type: 'Unknown', data: {} }]), fine()],
    );
    expect(codes(outcomes)).toEqual([
      ...['fulfilled', 'STREAM_MOVED', 'fulfilled', 'EVENT_ID_TAKEN', 'fulfilled'],
      ...['EVENT_UNKNOWN', 'fulfilled'],
    ]);
  });

  it('records a fact of a stable id once, whoever is faster', async () => {
    const id = randomUUID();
    const fact = { ...confirmed('any'), id };
    const before = await newest();
    const [one, other] = [someStream(), someStream()];
    const outcomes = await appended(commitTo(one, 0, [fact]), commitTo(other, 0, [fact]));
    expect(codes(outcomes)).toEqual(['fulfilled', 'EVENT_ID_TAKEN']);
    const upper = { ...fact, id: id.toUpperCase() };
    expect(codes(await appended(commitTo(other, 0, [upper])))).toEqual(['EVENT_ID_TAKEN']);
    expect(codes(await appended(commitTo(other, 0, [fact, fact])))).toEqual(['EVENT_ID_TAKEN']);
    const twins = { ...fact, id: randomUUID() };
    expect(codes(await appended(commitTo(other, 0, [twins, twins])))).toEqual(['EVENT_ID_TAKEN']);
    expect(await newest()).toBe(before + 1n);
  });
};
