import { ReferenceFileBroken, referenceStreams } from './reference-stream';

const day = {
  verbatim: '2025-11-07',
  value: '2025-11-07',
  precision: 'day',
  zone: 'Asia/Shanghai',
};

const citation = {
  row: 'press',
  publisher: 'A newspaper',
  tier: 'press',
  title: 'A headline',
  url: null,
  curatedOn: '2026-11-24',
};

const confirmed = {
  slug: 'a-list/a-change/confirmed',
  type: 'StatusConfirmed',
  data: { subject: 'a-change', provisions: 'all', stage: 'in-force', seenOn: day },
  evidence: ['press'],
};

const file = (over: object = {}) => ({
  stream: 'export-ban-list/a-list',
  version: 1,
  rows: { press: { date: '2025-11-07' } },
  evidence: { press: citation },
  facts: [confirmed],
  ...over,
});

describe('A file of reference history', () => {
  it('gives facts with the hashes of the citations that they rest on', () => {
    const [stream] = referenceStreams(file());
    const { evidence = [], facts } = stream ?? {};
    expect(evidence.map(({ body }) => String(body))).toEqual([
      '{"publisher":"A newspaper","row":{"date":"2025-11-07"},"title":"A headline"}',
    ]);
    expect(facts).toEqual([
      {
        ...confirmed,
        id: 'b9801e9a-b5df-5a9f-be64-f77b49cf8149',
        evidence: ['4e078676469ad0c535a31b47922535d63179bbffb9a29310d8c469fe9715360c'],
      },
    ]);
  });

  it('gives an item that says no more than its code the words of the nomenclature', () => {
    const items = [{ code: '854232', itemNo: null, tier: null }];
    const own = [{ ...items[0], description: 'Memories' }];
    const described = [items, own].map((added) => {
      const [stream] = referenceStreams(file({ facts: [itemised(added)] }));
      return stream?.facts[0]?.data;
    });
    expect(described).toMatchObject([
      { added: [{ description: 'Electronic integrated circuits; memories' }] },
      { added: [{ description: 'Memories' }] },
    ]);
  });

  it('may hold several short histories, each with the citations that it rests on', () => {
    const { facts, stream, version, ...sources } = file({
      evidence: { press: citation, ap: { ...citation, publisher: 'An agency' } },
    });
    const other = { ...confirmed, slug: 'b-list/a-change/confirmed', evidence: ['ap'] };
    const streams = referenceStreams({
      ...sources,
      histories: [
        { stream, version, facts },
        { stream: 'export-ban-list/b-list', version: 2, facts: [other] },
      ],
    });
    expect(
      streams.map((held) => [
        held.stream,
        held.version,
        held.evidence.map(({ publisher }) => publisher),
        held.facts.map(({ slug }) => slug),
      ]),
    ).toEqual([
      ['export-ban-list/a-list', 1, ['A newspaper'], ['a-list/a-change/confirmed']],
      ['export-ban-list/b-list', 2, ['An agency'], ['b-list/a-change/confirmed']],
    ]);
  });

  it.each([
    ['a column that nobody decided about', { note: '' }],
    ['no facts', { facts: [] }],
    ['a fact without evidence', { facts: [{ ...confirmed, evidence: [] }] }],
    ['a fact that cites what is not in the file', { facts: [{ ...confirmed, evidence: ['ap'] }] }],
    ['a citation of a row that is not in the file', { rows: {} }],
    ['an event that nobody knows', { facts: [{ ...confirmed, type: 'ListUpdated' }] }],
    ['a day of no calendar', { facts: [dated('2025-02-30')] }],
    ['data that the contract does not admit', { facts: [{ ...confirmed, data: {} }] }],
    ['a row that no citation quotes', { rows: { press: { date: '2025-11-07' }, ap: {} } }],
    ['a citation that no fact rests on', { evidence: { press: citation, ap: citation } }],
    ['sources of two kinds of file', { histories: [] }],
    ['a slug without its list', { facts: [{ ...confirmed, slug: 'confirmed' }] }],
    ['an unknown tier', { evidence: { press: { ...citation, tier: 'blog' } } }],
    ['an address that is none', { evidence: { press: { ...citation, url: 'motie' } } }],
    ['a code of another edition', { facts: [itemised([{ code: '880330', itemNo: null }])] }],
  ])('is refused whole for %s', (_case, over) =>
    expect(() => referenceStreams(file(over))).toThrow(ReferenceFileBroken),
  );
});

function dated(value: string) {
  return { ...confirmed, data: { ...confirmed.data, seenOn: { ...day, value } } };
}

function itemised(added: readonly object[]) {
  const change = { list: 'a-list', changeId: 'a-change', edition: '1', provision: '1' };
  const stage = { stage: 'promulgated', announcedOn: null, effectiveOn: day, basis: 'legal-act' };
  const items = { codeSystem: 'hs2022', part: { index: 0, of: 1 }, amended: [], removed: [] };
  const data = { ...change, ...stage, ...items, added };
  return { ...confirmed, type: 'ExportBanListItemised', data };
}
