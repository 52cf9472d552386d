import { newestSchemaOf } from '@contracts';

import { sha256OfJson } from './canonical-json';
import shipped from './shipped.json';
import { referenceFactId, referenceHistory } from '.';

const facts = referenceHistory.flatMap((stream) => stream.facts);
const short = (hash: string) => hash.slice(0, 16);

describe('The reference history', () => {
  it('never changes, renames or loses a fact that was shipped', () =>
    expect(
      Object.fromEntries(
        facts.map(({ slug, type, data, evidence }) => [
          slug,
          short(sha256OfJson({ type, data, evidence })),
        ]),
      ),
    ).toEqual(shipped.facts));

  it('has a version of its own for every state of a stream', () =>
    expect(shipped.versions).toMatchObject(
      Object.fromEntries(
        referenceHistory.map(({ stream, version, facts: held }) => [
          `${stream}@${String(version)}`,
          short(sha256OfJson(held)),
        ]),
      ),
    ));

  it('names no fact twice, and gives it the id that RFC 9562 derives from its slug', () => {
    const ids = facts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(facts.length);
    expect(ids).toEqual(facts.map(({ slug }) => referenceFactId(slug)));
    expect(referenceFactId('kr-situational-licence/35th-notice/expanded')).toBe(
      '9899ca96-6b07-5211-a659-3d1888b91389',
    );
  });

  it('holds only what the newest contract of each event admits', () =>
    facts.forEach(({ type, data }) => expect(newestSchemaOf(type).data.parse(data)).toEqual(data)));
});

/** Under which an event says whose history it is in. */
const NAMES = new Set(['list', 'regime', 'development']);

const FOUNDING = new Set(['ExportBanListEstablished', 'SanctionsRegimeEstablished']);

describe.each(referenceHistory.filter(({ stream }) => !stream.startsWith('development/')))(
  'The history of $stream',
  ({ facts: held }) => {
    it('begins with its founding act, and has no second one', () =>
      expect(held.map(({ type }) => FOUNDING.has(type))).toEqual(
        held.map((_, place) => place === 0),
      ));
  },
);

describe.each(referenceHistory)('The history of $stream', ({ stream, facts: held, evidence }) => {
  const [, own = ''] = stream.split('/');

  it('is of nothing else', () => {
    expect(held.filter(({ slug }) => !slug.startsWith(`${own}/`))).toEqual([]);
    const named = held.flatMap(({ data }) =>
      Object.entries(data).flatMap(([name, value]) => (NAMES.has(name) ? [String(value)] : [])),
    );
    expect(new Set(named)).toEqual(new Set([own]));
  });

  it('cites only evidence that it brings, and brings none that nothing cites', () => {
    const brought = evidence.map(({ body }) => sha256OfJson(JSON.parse(String(body))));
    expect(new Set(brought).size).toBe(brought.length);
    expect(new Set(held.flatMap((fact) => fact.evidence))).toEqual(new Set(brought));
  });

  it('holds citations as the canonical JSON of their rows, with no invented address', () =>
    evidence.forEach((cited) =>
      expect(cited).toMatchObject({
        form: 'citation',
        url: null,
        mediaType: 'application/json',
        retrievedAt: '2026-11-24T00:00:00.000Z',
      }),
    ));
});
