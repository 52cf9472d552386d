import type { Commit, EventLog } from '@platform/event-log';

import { commitTo, confirmed, someStream } from './event-log.facts';
import { provenance } from './provenance';

const refusal = { name: 'ListUnknown', code: 'LIST_UNKNOWN', message: 'There is no such list. \0' };

const another = (commit: Commit): Commit => ({
  ...commit,
  provenance: { ...commit.provenance, requestSha256: 'f'.repeat(64) },
});

export const receiptsContract = (open: () => EventLog) => {
  const once = () => commitTo(someStream(), 0, [confirmed('1'), confirmed('2')]);
  const newest = async () => (await open().head()).position;

  it('answers a command that is asked again with its first receipt', async () => {
    const log = open();
    const commit = once();
    const receipt = await log.append(commit, { determination: 'a', verdicts: ['prohibited'] });
    expect(receipt).toMatchObject({
      ...{ commandId: commit.provenance.commandId, refusal: null },
      result: { determination: 'a', verdicts: ['prohibited'] },
    });
    const before = await newest();
    expect(await log.append(commit, 'another result')).toEqual(receipt);
    expect(await log.receiptOf(commit.provenance)).toEqual(receipt);
    expect(await newest()).toBe(before);
  });

  it('answers a command that is asked many times at once with one receipt', async () => {
    const commit = once();
    const before = await newest();
    const receipts = await Promise.all(Array.from({ length: 10 }, () => open().append(commit)));
    expect(new Set(receipts.map(({ positions }) => positions.join())).size).toBe(1);
    expect(await newest()).toBe(before + 2n);
  });

  it('does not care how an id is written', async () => {
    const commit = once();
    const receipt = await open().append(commit);
    const { commandId } = commit.provenance;
    const upper = { ...commit.provenance, commandId: commandId.toUpperCase() };
    expect(await open().append({ ...commit, provenance: upper })).toEqual(receipt);
    expect(await open().receiptOf(upper)).toEqual(receipt);
  });

  it('has no receipt of a command that nobody asked', async () => {
    expect(await open().receiptOf(provenance())).toBeUndefined();
    expect(await open().receiptOf(provenance({ commandId: 'do-it' }))).toBeUndefined();
  });

  it('keeps a receipt of a command that had nothing new to say', async () => {
    const said = provenance();
    const before = await newest();
    const receipt = await open().append({ appends: [], provenance: said });
    expect(receipt).toEqual({
      ...{ commandId: said.commandId, positions: [], refusal: null, result: null },
    });
    expect(await open().append({ ...once(), provenance: said })).toEqual(receipt);
    expect(await open().receiptOf(said)).toEqual(receipt);
    expect(await newest()).toBe(before);
  });

  it('keeps a refusal, whatever could be written by now', async () => {
    const commit = once();
    const receipt = await open().refuse(commit.provenance, refusal);
    expect(receipt).toMatchObject({ positions: [], refusal });
    expect(await open().append(commit)).toEqual(receipt);
    expect(await open().refuse(commit.provenance, { ...refusal, code: 'X' })).toEqual(receipt);
    expect(await open().receiptOf(commit.provenance)).toEqual(receipt);
  });

  it('does not refuse what was written', async () => {
    const commit = once();
    const receipt = await open().append(commit);
    expect(await open().refuse(commit.provenance, refusal)).toEqual(receipt);
  });

  it('refuses another request under an id that is on record', async () => {
    const commit = once();
    await open().append(commit);
    const reused = { code: 'COMMAND_ID_REUSED' };
    const { provenance: other } = another(commit);
    await expect(open().append(another(commit))).rejects.toMatchObject(reused);
    await expect(open().refuse(other, refusal)).rejects.toMatchObject(reused);
    await expect(open().receiptOf(other)).rejects.toMatchObject(reused);
    const [one, two] = [once(), once()];
    const twice = { ...another(two), provenance: { ...another(one).provenance } };
    const outcomes = await Promise.allSettled([open().append(one), open().append(twice)]);
    expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { reason: reused }]);
  });

  it('leaves no receipt of what it did not write', async () => {
    const commit = once();
    const [append] = commit.appends;
    if (!append) throw new Error('A commit has an append.');
    const late = { ...commit, appends: [{ ...append, expectedVersion: 1 }] };
    await expect(open().append(late)).rejects.toMatchObject({ code: 'STREAM_MOVED' });
    expect(await open().receiptOf(commit.provenance)).toBeUndefined();
    expect(await open().append(commit)).toMatchObject({ refusal: null });
  });
};
