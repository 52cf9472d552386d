import { randomUUID } from 'node:crypto';

import { MAX_EVENT_BYTES, type Append, type EventLog, type NewFact } from '@platform/event-log';

import { claimed, commitTo, confirmed, someStream, subjectsOf } from './event-log.facts';
import { provenance } from './provenance';

const DOCUMENTS = ['a', 'b', 'c'].map((digit) => digit.repeat(64));

export const appendingContract = (open: () => EventLog) => {
  const newest = async () => (await open().head()).position;

  it('writes a commit whole, in its order, at the positions after the last', async () => {
    const log = open();
    const [one, other] = [someStream(), someStream()];
    const before = await newest();
    const appends: Append[] = [
      { stream: one, expectedVersion: 0, facts: [confirmed('1'), confirmed('2')] },
      { stream: other, expectedVersion: 'STREAM_DOES_NOT_EXIST', facts: [confirmed('3')] },
      { stream: one, expectedVersion: 2, facts: [confirmed('4')] },
    ];
    const { positions } = await log.append({ appends, provenance: provenance() });
    expect(positions).toEqual([1n, 2n, 3n, 4n].map((n) => before + n));
    const facts = await log.readCommits(before, 10);
    expect(
      facts.map(({ stream, version, subject, position, commit: { index, size } }) => [
        ...[stream, version, subject, position - before, index, size],
      ]),
    ).toEqual([
      [one, 1, '1', 1n, 0, 4],
      [one, 2, '2', 2n, 1, 4],
      [other, 1, '3', 3n, 2, 4],
      [one, 3, '4', 4n, 3, 4],
    ]);
    expect(new Set(facts.map(({ commit }) => commit.id)).size).toBe(1);
    expect(new Set(facts.map(({ recordedAt }) => recordedAt)).size).toBe(1);
  });

  it('gives a fact back with all that was said of it', async () => {
    const log = open();
    const stream = someStream();
    const said = provenance({ causationId: randomUUID(), evidence: DOCUMENTS, cause: 'clock' });
    const fact: NewFact = { ...claimed('35th-notice', '“관보” \\ \u007f 😀'), id: randomUUID() };
    const appends = [{ stream, expectedVersion: 0, facts: [fact] }] as const;
    const { positions } = await log.append({ appends, provenance: said });
    const { requestSha256: _, ...kept } = said;
    expect(await log.eventOf(fact.id ?? '')).toEqual({
      ...{ ...fact, stream, position: positions[0], version: 1, subject: '35th-notice' },
      ...{ schemaVersion: 1, provenance: kept, evidence: DOCUMENTS },
      recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
      commit: { id: expect.any(String) as string, index: 0, size: 1 },
      leafHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });

  it('gives each fact its own part of the evidence, and the commit all of it', async () => {
    const log = open();
    const stream = someStream();
    const parts = [['b'.repeat(64)], undefined, [], ['c'.repeat(64), 'a'.repeat(64)]];
    const facts = parts.map((evidence) => ({ ...confirmed('any'), evidence }));
    await log.append(commitTo(stream, 0, facts, { evidence: DOCUMENTS }));
    const recorded = (await log.readStream(stream)).facts;
    expect(recorded.map(({ evidence }) => evidence)).toEqual(
      parts.map((part) => part ?? DOCUMENTS),
    );
    expect(recorded.map(({ provenance: { evidence } }) => evidence)).toEqual(
      parts.map(() => DOCUMENTS),
    );
  });

  it('leaves each commit its own evidence, where many are written at once', async () => {
    const log = open();
    const streams = DOCUMENTS.map(() => someStream());
    const commit = (stream: string, i: number) =>
      commitTo(stream, 0, [confirmed('any')], { evidence: DOCUMENTS.slice(i) });
    await Promise.all([...streams, someStream()].map((each, i) => log.append(commit(each, i))));
    for (const [i, stream] of streams.entries()) {
      const [fact] = (await log.readStream(stream)).facts;
      expect(fact?.evidence).toEqual(DOCUMENTS.slice(i));
    }
  });

  it('gives equal facts different leaves', async () => {
    const log = open();
    const stream = someStream();
    await log.append(commitTo(stream, 0, [confirmed('any'), confirmed('any')]));
    const { facts } = await log.readStream(stream);
    expect(new Set(facts.map(({ leafHash }) => leafHash)).size).toBe(2);
  });

  it('never sets back the moment at which it records', async () => {
    const log = open();
    const before = await newest();
    for (const _ of Array(20)) await log.append(commitTo(someStream(), 0, [confirmed('any')]));
    const moments = (await log.readCommits(before, 20)).map(({ recordedAt }) => recordedAt);
    expect(moments).toHaveLength(20);
    expect(moments).toEqual([...moments].sort());
  });

  it('writes 15,000 facts in one commit', async () => {
    const log = open();
    const stream = someStream();
    const facts = Array.from({ length: 15_000 }, (_, i) => confirmed(String(i)));
    const before = await newest();
    const { positions } = await log.append(commitTo(stream, 0, facts));
    expect([positions.length, positions.at(-1)]).toEqual([15_000, before + 15_000n]);
    const recorded = await log.readCommits(before, 1);
    expect(subjectsOf(recorded)).toEqual(facts.map(({ data }) => data.subject));
    expect(recorded.at(-1)).toMatchObject({ version: 15_000, commit: { index: 14_999 } });
  }, 60_000);

  it.each<readonly [string, string, NewFact]>([
    ['of an unknown name', 'EVENT_UNKNOWN', { type: 'ExportBanListUpdated', data: {} }],
    ['of a byte too many', 'EVENT_TOO_LARGE', tooLarge()],
    ['with U+0000', 'TEXT_UNSTORABLE', claimed('any', 'a\0b')],
    ['with half a character', 'TEXT_UNSTORABLE', claimed('any', 'a\ud800b')],
    ['whose id is none', 'COMMIT_MALFORMED', { ...confirmed('any'), id: '35th-notice' }],
    ['on a document of nobody', 'COMMIT_MALFORMED', { ...confirmed('any'), evidence: ['d'] }],
  ])('writes nothing of a commit that holds a fact %s', async (_fault, code, fact) => {
    const log = open();
    const stream = someStream();
    const refused = log.append(commitTo(stream, 0, [confirmed('any'), fact]));
    await expect(refused).rejects.toMatchObject({ code });
    expect(await log.readStream(stream)).toEqual({ facts: [], version: 0 });
  });

  it('writes nothing of a commit that holds a fact which its schema does not admit', async () => {
    const log = open();
    const stream = someStream();
    const unheard = { type: 'StatusConfirmed', data: { ...confirmed('any').data, note: '' } };
    const refused = log.append(commitTo(stream, 0, [confirmed('any'), unheard]));
    await expect(refused).rejects.toThrow('Unrecognized key');
    expect(await log.readStream(stream)).toEqual({ facts: [], version: 0 });
  });

  it.each([
    { commandId: 'do-it' },
    { requestSha256: 'abc' },
    { causationId: '1' },
    { actor: '' },
    { actor: '\0' },
    { evidence: ['A'.repeat(64)] },
  ])('writes nothing of a commit that comes from nowhere: %j', async (fault) => {
    const stream = someStream();
    const refused = open().append(commitTo(stream, 0, [confirmed('any')], fault));
    await expect(refused).rejects.toMatchObject({
      code: expect.stringMatching(/COMMIT_MALFORMED|TEXT_UNSTORABLE/) as string,
    });
    expect(await open().readStream(stream)).toEqual({ facts: [], version: 0 });
  });
};

/** The source that is as long as an event may be is too long by what stands around it. */
const tooLarge = (): NewFact => {
  const items = Array.from({ length: 500 }, () => ({
    ...{ code: '854231', itemNo: null, tier: null },
    description: '가'.repeat(Math.ceil(MAX_EVENT_BYTES / 3 / 500)),
  }));
  return {
    type: 'ExportBanListItemised',
    data: {
      ...{ list: 'any', changeId: 'any', edition: 'any', stage: 'announced', provision: '1' },
      ...{ codeSystem: 'hs2022', announcedOn: null, effectiveOn: null, basis: 'legal-act' },
      ...{ part: { index: 0, of: 1 }, added: items, amended: [], removed: [] },
    },
  };
};
