import { commitTo, confirmed, claimed, openEventLog, someStream } from '@testing';
import fc from 'fast-check';

import { leafHashOf, payloadHashOf } from '../envelope';
import type { NewFact, Recorded } from '../event-log';

/** Any character that a log may hold: controls, quotes, both planes. */
const text = (max: number) =>
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: max })
    .map((any) => any.replaceAll('\0', '\u0001\u001f"\\/\u2028'))
    .filter((any) => any.length <= max);

const facts = fc.array(
  fc.oneof(
    fc.tuple(text(200), text(300)).map(([subject, source]) => claimed(subject, source)),
    text(200).map(confirmed),
  ),
  { minLength: 1, maxLength: 5 },
);

describe('A leaf of the log in Postgres', () => {
  let opened: Awaited<ReturnType<typeof openEventLog>>;

  beforeAll(async () => {
    opened = await openEventLog();
  });

  afterAll(() => opened.close());

  const saltsOf = async (recorded: readonly Recorded[]): Promise<readonly Buffer[]> => {
    const { rows } = await opened.pool.query<{ salt: Buffer }>(
      'SELECT salt FROM log.event WHERE position = ANY ($1) ORDER BY position',
      [recorded.map(({ position }) => position)],
    );
    return rows.map(({ salt }) => salt);
  };

  const append = async (stream: string, said: readonly NewFact[], actor: string) => {
    await opened.log.append(commitTo(stream, 0, said, { actor }));
    return (await opened.log.readStream(stream)).facts;
  };

  it('is what the pure function makes of the fact, whatever it says', () =>
    fc.assert(
      fc.asyncProperty(facts, text(50), text(50), async (said, actor, name) => {
        const recorded = await append(`${someStream()}/${name}`, said, actor);
        expect(recorded.map(({ type, data }) => ({ type, data }))).toEqual(said);
        const salts = await saltsOf(recorded);
        const leaves = recorded.map((fact, i) => leafHashOf(fact, salts[i] ?? Buffer.of()));
        expect(recorded.map(({ leafHash }) => leafHash)).toEqual(leaves);
      }),
      { numRuns: 60 },
    ));

  it.each<readonly [string, Partial<NewFact> | undefined]>([
    ['with evidence of its own', { evidence: ['b'.repeat(64), 'a'.repeat(64)] }],
    ['without evidence', { evidence: [] }],
    ['with the evidence of its commit', undefined],
  ])('is the same %s', async (_case, over) => {
    const stream = someStream();
    const evidence = ['a', 'b', 'c'].map((digit) => digit.repeat(64));
    const said = ['1', '2'].map((subject) => ({ ...confirmed(subject), ...over }));
    const provenance = { evidence, causationId: 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' };
    await opened.log.append(commitTo(stream, 0, said, provenance));
    const recorded = (await opened.log.readStream(stream)).facts;
    const salts = await saltsOf(recorded);
    expect(recorded.map((fact, i) => leafHashOf(fact, salts[i] ?? Buffer.of()))).toEqual(
      recorded.map(({ leafHash }) => leafHash),
    );
  });

  it('hides equal payloads behind different salts of 16 bytes', async () => {
    const same = Array.from({ length: 20 }, () => confirmed('any'));
    const salts = await saltsOf(await append(someStream(), same, 'anybody'));
    expect(salts.map(({ length }) => length)).toEqual(same.map(() => 16));
    expect(new Set(salts.map((salt) => payloadHashOf('{}', salt))).size).toBe(same.length);
  });
});
