import { referenceHistory } from '@reference-history';

import { describePublished, rowsOf } from './published-files';
import { curatedRows, dateOf, factsOf, numberOf } from './seeded-facts';

const STREAM = 'export-ban-list/kr-situational-licence';

/** The rows of the file in their order: each is one change. */
const CHANGES = ['annex-2-2', '31st-amendment', '33rd-notice', '35th-notice'] as const;

const MADE = new Set(['ExportBanListEstablished', 'ExportBanListExpanded', 'ExportBanListRebased']);
const factsAbout = (change: string) => factsOf(STREAM).filter(({ slug }) => slug.includes(change));
const madeBy = (change: string) => factsAbout(change).find(({ type }) => MADE.has(type))?.data;

describePublished('facts/kr_motie_situational_license.csv', 'The seeded Korean list', (csv) => {
  const rows = rowsOf(csv);
  const changes = rows.map((row, place) => [CHANGES[place] ?? 'not seeded', row] as const);

  it('has one change for every row', () => expect(rows).toHaveLength(CHANGES.length));

  it('cites every row, word for word', () => {
    const cited = curatedRows(STREAM);
    rows.forEach((row) => expect(cited).toContainEqual(row));
  });

  it.each(changes)('takes effect as published: %s', (change, { effective }) => {
    const provisions = madeBy(change)?.['provisions'];
    const first = Array.isArray(provisions) ? (provisions[0] as object) : madeBy(change);
    expect(dateOf(first, 'effectiveOn')).toBe(effective);
  });

  it.each(changes)('counts as published: %s', (change, { added, total }) => {
    const made = madeBy(change);
    expect(numberOf(made, 'statedTotal')).toBe(Number(total));
    // Before the first row there was nothing: what it added is what it has.
    const grossAdded = change === 'annex-2-2' ? Number(total) : numberOf(made, 'grossAdded');
    expect(grossAdded).toBe(Number(added));
  });

  it.each(changes)('is promulgated on one of the days published: %s', (change, row) =>
    expect(daysIn(row['promulgated'] ?? '')).toContain(dateOf(madeBy(change), 'promulgatedOn')),
  );

  it.each(changes)('is announced as published: %s', (change, { pre_announced: published }) => {
    const announced = factsAbout(change).filter(({ type }) => type.endsWith('Announced'));
    const days = announced.map(({ data }) => dateOf(data, 'announcedOn'));
    // The 35th notice was also said aloud, eight days before: that is another file's row.
    expect(days.filter((day) => day !== '2024-06-20')).toEqual(published === '' ? [] : [published]);
  });

  it('holds both days of the column that gives two, as claims', () => {
    const dirty = rows.map((row) => row['promulgated'] ?? '').filter((day) => day.includes('/'));
    expect(dirty).toEqual(['2024-02-20/21']);
    const claims = factsAbout('33rd-notice/promulgated-on-claimed');
    expect(claims.map(({ data }) => dateOf(data, 'claimed'))).toEqual(dirty.flatMap(daysIn));
  });

  it('holds the day that the note tells of, as a claim', () => {
    const note = rows.find(({ note = '' }) => note.includes('conflict'))?.['note'];
    expect(note).toContain("'came into force on February 21, 2024'");
    const [claim] = factsAbout('33rd-notice/effective-on-claimed-by-kim-chang');
    expect(dateOf(claim?.data, 'claimed')).toBe('2024-02-21');
  });

  it('does not add up in February 2024, and says so', () => {
    const [before, rebased] = [rows[1], rows[2]].map((row) => Number(row?.['total']));
    const expected = Number(before) + Number(rows[2]?.['added']);
    expect(numberOf(madeBy('33rd-notice'), 'expectedTotal')).toBe(expected);
    expect(expected).not.toBe(rebased);
    expect(madeBy('33rd-notice')).toHaveProperty('net', null);
  });

  it('names no source that the file does not name', () => {
    const named = rows.map(({ source = '', note = '' }) => `${source} ${note}`).join(' ');
    const titles = referenceHistory
      .filter(({ stream }) => stream === STREAM)
      .flatMap(({ evidence }) => evidence)
      .filter(({ publisher }) => publisher !== 'Interdict' && publisher !== 'not stated')
      .map(({ title }) => title.replace('Kim & Chang ', ''));
    expect(titles.filter((title) => !named.includes(title))).toEqual([]);
  });
});

describePublished('facts/article_2024-06-20.csv', 'The announcement of 20 June 2024', (csv) => {
  const row = rowsOf(csv).find(({ no }) => no === '6') ?? {};
  const { dated, dated_as_written: verbatim, fact = '' } = row;

  it('cites the row of the press report, word for word', () =>
    expect(curatedRows(STREAM)).toContainEqual(row));

  it('says of day and numbers what the report says', () => {
    const [net, statedTotal] = fact.match(/\d+/g) ?? [];
    expect(factsAbout('35th-notice/announced-2024-06-20')).toMatchObject([
      {
        data: {
          announcedOn: { value: dated, verbatim },
          net: Number(net),
          statedTotal: Number(statedTotal),
        },
      },
    ]);
  });
});

/** `2024-02-20/21` is two days. */
function daysIn(column: string): readonly string[] {
  const [first = '', other] = column.split('/');
  return other === undefined ? [first] : [first, first.slice(0, -other.length) + other];
}
