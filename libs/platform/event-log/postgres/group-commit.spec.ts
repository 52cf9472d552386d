import { randomUUID } from 'node:crypto';

import { commitTo, confirmed, provenance, someStream } from '@testing';

import type { Commit, Receipt } from '../event-log';
import { StreamMoved } from '../event-log.errors';
import { prepareCommit, type PreparedCommit } from '../prepared-commit';
import { GroupCommit } from './group-commit';

const single = (size = 1): Commit =>
  commitTo(
    someStream(),
    0,
    Array.from({ length: size }, () => confirmed('any')),
  );

const receiptFor = ({ provenance: { commandId } }: PreparedCommit): Receipt => ({
  ...{ commandId, positions: [], refusal: null, result: null },
});

/** Notes the groups, and answers each commit with a receipt unless told otherwise. */
const recorder = (fails: (group: readonly PreparedCommit[]) => unknown = () => undefined) => {
  const groups: (readonly PreparedCommit[])[] = [];
  const write = (group: readonly PreparedCommit[]) => {
    groups.push(group);
    const error = fails(group);
    if (error instanceof Error) return Promise.reject(error);
    return Promise.resolve(group.map(receiptFor));
  };
  return { groups, group: new GroupCommit(write), sizes: () => groups.map(({ length }) => length) };
};

const addAll = (group: GroupCommit, commits: readonly Commit[]) =>
  Promise.allSettled(commits.map((commit) => group.add(prepareCommit(commit))));

describe('A group commit', () => {
  it('writes those who ask at once in two halves, of which one prepares meanwhile', async () => {
    const { group, sizes } = recorder();
    await addAll(group, [single(), single(), single(), single()]);
    expect(sizes()).toEqual([2, 2]);
  });

  it('answers each for itself, in the order of the asking', async () => {
    const { group } = recorder();
    const commits = Array.from({ length: 7 }, () => single());
    const answers = await Promise.all(commits.map((commit) => group.add(prepareCommit(commit))));
    expect(answers.map(({ commandId }) => commandId)).toEqual(
      commits.map(({ provenance: { commandId } }) => commandId),
    );
  });

  it('rejects one that is refused, and not its neighbours', async () => {
    const moved = new StreamMoved('any/1', 0, 1);
    const commits = Array.from({ length: 4 }, single);
    const late = commits[1]?.provenance.commandId;
    const group = new GroupCommit((members) =>
      Promise.resolve(
        members.map((commit) =>
          commit.provenance.commandId === late ? moved : receiptFor(commit),
        ),
      ),
    );
    const outcomes = await addAll(group, commits);
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
    ]);
    expect(outcomes[1]).toMatchObject({ reason: moved });
  });

  it('tries one by one where the database fails a group, and rejects what fails then', async () => {
    const poisoned = single();
    const { commandId } = poisoned.provenance;
    const { group, sizes } = recorder((members) =>
      members.some(({ provenance: each }) => each.commandId === commandId)
        ? new Error('index row size exceeds')
        : undefined,
    );
    const outcomes = await addAll(group, [single(), poisoned, single(), single(), single()]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
    ]);
    expect(sizes().slice(0, 4)).toEqual([3, 1, 1, 1]);
  });

  it('does not try one by one where the database is gone', async () => {
    const gone = new Error('Connection terminated unexpectedly');
    const { group, sizes } = recorder(() => gone);
    const outcomes = await addAll(group, [single(), single()]);
    expect(outcomes).toMatchObject([{ reason: gone }, { reason: gone }]);
    expect(sizes()).toEqual([1, 1]);
  });

  it('goes on after an outage', async () => {
    let outage = true;
    const { group } = recorder(() => outage && new Error('Connection terminated unexpectedly'));
    await addAll(group, [single(), single()]);
    outage = false;
    const [outcome] = await addAll(group, [single()]);
    expect(outcome?.status).toBe('fulfilled');
  });

  it('never has two in a group that ask the same, or bring the same fact', async () => {
    const [said, id] = [provenance(), randomUUID()];
    const fact = { ...confirmed('any'), id };
    const { group, groups } = recorder();
    await addAll(group, [
      ...[single(), { ...single(), provenance: said }, { ...single(), provenance: said }],
      ...[commitTo(someStream(), 0, [fact]), commitTo(someStream(), 0, [fact]), single()],
    ]);
    for (const members of groups) {
      const commands = members.map(({ provenance: { commandId } }) => commandId);
      expect(new Set(commands).size).toBe(commands.length);
      const brought = members.flatMap(({ appends }) => appends.flatMap(({ facts }) => facts));
      expect(new Set(brought.map((each) => each.id)).size).toBe(brought.length);
    }
    expect(groups.flat()).toHaveLength(6);
  });

  it('is bounded, in commits and in events, but for a commit that is larger', async () => {
    const { group, groups } = recorder();
    const large = prepareCommit(single());
    const sized = [15_000, 15_000, 25_000].map((size) => ({
      ...large,
      ...prepareCommit(single()),
      size,
    }));
    const many = Array.from({ length: 600 }, () => prepareCommit(single()));
    await Promise.all([...sized, ...many].map((commit) => group.add(commit)));
    expect(groups.slice(0, 3).map(([first]) => first?.size)).toEqual([15_000, 15_000, 25_000]);
    expect(Math.max(...groups.map(({ length }) => length))).toBeLessThanOrEqual(256);
  });

  it('is idle when everybody has been answered', async () => {
    const { group } = recorder();
    const asked = addAll(group, [single(), single(), single()]);
    let answered = false;
    void asked.then(() => (answered = true));
    await group.idle();
    await Promise.resolve();
    expect(answered).toBe(true);
    await group.idle();
  });
});
