import { referenceHistory } from '@reference-history';

import { describePublished, rowsOf } from './published-files';
import { factsOf, type Seeded } from './seeded-facts';

type Row = Readonly<Record<string, string>>;

const EVERY_DEVELOPMENT = referenceHistory
  .map(({ stream }) => stream)
  .filter((stream) => stream.startsWith('development/'));

/** Every row that a stream's citations quote, with the facts that rest on it. */
const cited = referenceHistory.flatMap(({ stream, evidence }) =>
  evidence.map(({ body }) => {
    const { row } = JSON.parse(Buffer.from(body).toString('utf8')) as { row: Row };
    return { stream, row };
  }),
);
const streamsOf = (row: Row) =>
  cited.filter((one) => sameRow(one.row, row)).map(({ stream }) => stream);

const sameRow = (one: Row, other: Row) =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([column, value]) => other[column] === value);

const developments = EVERY_DEVELOPMENT.flatMap(factsOf);
const verbatimsIn = (facts: readonly Seeded[]) => new Set(JSON.stringify(facts).match(VERBATIM));
const VERBATIM = /(?<="verbatim":")[^"]*/g;

describePublished('facts/article_2024-06-20.csv', 'The seeded press report', (csv) => {
  const rows = rowsOf(csv).map((row) => [row['no'] ?? '', row] as const);
  const ours = rows.filter(([, { goes_into: into = '' }]) => into.startsWith('developments:'));
  const others = rows.filter(([, { goes_into: into = '' }]) => !into.startsWith('developments:'));

  it.each(rows)('is cited row by row, word for word: %s', (_no, row) =>
    expect(streamsOf(row)).not.toEqual([]),
  );

  it.each(ours)('has row %s as the event that it goes into', (_no, row) => {
    const type = /^developments: (\w+)/.exec(row['goes_into'] ?? '')?.[1];
    const facts = streamsOf(row).flatMap(factsOf);
    expect(facts.map((fact) => fact.type)).toContain(type);
  });

  it.each(ours)('dates row %s as it is written', (_no, row) => {
    const verbatims = verbatimsIn(streamsOf(row).flatMap(factsOf));
    expect([...verbatims]).toContain(row['dated_as_written'] || '(undated)');
  });

  it('doubles nothing that another context holds: its other rows are evidence there', () =>
    expect(others.map(([no, row]) => [no, streamsOf(row)])).toEqual([
      ['6', ['export-ban-list/kr-situational-licence']],
      ['9', ['sanctions-regime/1718']],
      ['10', ['sanctions-regime/1718']],
    ]));

  it('takes the stance of every position from its row', () => {
    const stances = ours.flatMap(([, row]) => {
      const stance = /PositionDeclared \(([a-z-]+)/.exec(row['goes_into'] ?? '')?.[1];
      return stance === undefined ? [] : [[row['actor'], stance]];
    });
    const declared = developments
      .filter(({ type, data }) => type === 'PositionDeclared' && data['stance'] !== 'convenes')
      .map(({ data }) => [data['actor'], data['stance']]);
    expect(declared).toEqual(stances);
  });

  it('names nobody', () => {
    const people = /Putin|Kim Jong|Chang|Stoltenberg|Podolyak|Rudenko/;
    expect(JSON.stringify(developments.map(({ data }) => data))).not.toMatch(people);
  });
});

describePublished('facts/msmt_and_treaty_timeline.csv', 'The seeded timeline', (csv) => {
  const rows = rowsOf(csv);
  // Listings of another authority, and what the Korean list tells from its own file.
  const isElsewhere = ({ event = '' }: Row) =>
    event.startsWith('OFAC') || event.startsWith('MOTIE') || event.startsWith('+243');
  const seeded = rows
    .filter((row) => !isElsewhere(row))
    .map((row) => [row['date'] ?? '', row] as const);

  it.each(seeded)('cites the row of %s, word for word', (_date, row) =>
    expect(streamsOf(row)).not.toEqual([]),
  );

  it('leaves out three rows that are told elsewhere', () =>
    expect(rows.filter((row) => streamsOf(row).length === 0).map(({ date }) => date)).toEqual([
      '2024-03-27',
      '2024-06-28',
      '2024-09-09',
    ]));

  it.each(
    seeded
      .filter(([, { event = '' }]) => !/veto|mandate lapses|KCNA announces/.test(event))
      .filter(([, { date }]) => !['2024-06-19', '2024-06-20'].includes(date ?? '')),
  )('holds the day of %s as printed', (date, row) =>
    expect([...verbatimsIn(streamsOf(row).flatMap(factsOf))]).toContain(date),
  );

  it.each([
    ['2024-10-14', 'treaty-ru-kp-2024', '2024-10'],
    ['2025-05-29', 'arms-trade-kp-ru', '2025-05'],
  ])('knows %s to the month, for nobody re-checked the day', (verbatim, development, value) => {
    const facts = JSON.stringify(factsOf(`development/${development}`));
    expect(facts).toContain(`{"verbatim":"${verbatim}","value":"${value}","precision":"month"`);
    expect(facts).not.toContain(`"value":"${verbatim}"`);
  });

  it('has the eleven states of the monitoring team', () => {
    const members = factsOf('sanctions-regime/1718').find(
      ({ type }) => type === 'AlternativeMonitoringEstablished',
    )?.data['members'];
    const { event = '' } = rows.find(({ date }) => date === '2024-10-16') ?? {};
    expect(/\((.*)\)/.exec(event)?.[1]?.split(' ')).toEqual(members);
  });
});
