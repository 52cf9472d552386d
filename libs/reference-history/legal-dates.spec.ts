import { isDay, type LegalDate } from '@kernel';
import { COUNCIL_ZONE, legalDate } from '@contracts';

import { referenceHistory, type ReferenceFact } from '.';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Where a source did not print the day as `2024-02-24`, what it printed, and who checked it. */
const printedOtherwise: Readonly<Record<string, string>> = {
  'February 21, 2024': '2024-02-21',
  'late August': '2024-08',
  // One column that gives two days: two claims, never a date.
  '2024-02-20/21': '2024-02-21',
  '30 April 2025': '2025-04-30',
  '17 Oct 2025': '2025-10-17',
  '14 Nov 2025': '2025-11-14',
  '12 Dec 2025': '2025-12-12',
  '12 Feb 2026': '2026-02-12',
  // The last day with the measures; a termination is dated by the first day without.
  'terminated 2023-08-31': '2023-09-01',
  // A resolution of which the source tells the year, in its symbol.
  'S/RES/2649(2022)': '2022',
  'S/RES/2734(2024)': '2024',
  'the 1960s': '1960s',
};

/** What was printed where nobody can tell a day from it. */
const printedWithoutDate = [
  '(undated)',
  'recently',
  'defunct',
  'legality contested by Russia/China',
];

const datesIn = (value: unknown): readonly LegalDate[] => {
  if (typeof value !== 'object' || value === null) return [];
  const date = legalDate.safeParse(value);
  return date.success ? [date.data] : Object.values(value).flatMap(datesIn);
};

const datesOf = (facts: readonly ReferenceFact[]) => facts.flatMap(({ data }) => datesIn(data));

const agrees = ({ verbatim, value }: LegalDate): boolean =>
  value === null
    ? printedWithoutDate.includes(verbatim)
    : // A day that its source marks as not re-checked is known to the month; words may follow it.
      verbatim.startsWith(value) ||
      printedOtherwise[verbatim] === value ||
      WEEKDAYS[new Date(value).getUTCDay()] === verbatim;

const facts = referenceHistory.flatMap((stream) => stream.facts);
const of = (kind: string) => referenceHistory.filter(({ stream }) => stream.startsWith(`${kind}/`));

/** Slug and value, of the dates that are coarser than a day. */
const coarseIn = (kind: string) =>
  of(kind)
    .flatMap((stream) => stream.facts)
    .flatMap((fact) =>
      datesOf([fact])
        .filter((date) => !isDay(date))
        .map(({ value }) => [fact.slug, value]),
    );

describe('The dates of the reference history', () => {
  it('are found in every fact, but for one that has an instant', () =>
    expect(facts.filter((fact) => datesOf([fact]).length === 0).map(({ type }) => type)).toEqual([
      'SanctionsRegimeReinstated',
    ]));

  it('say what their source printed', () =>
    expect(datesOf(facts).filter((date) => !agrees(date))).toEqual([]));

  it('are known from the day of the press report on, where it gives none', () => {
    const vague = of('development').flatMap((stream) => datesOf(stream.facts));
    expect(vague.filter(({ value }) => value === null).map(({ notAfter }) => notAfter)).toEqual(
      Array(5).fill('2024-06-20'),
    );
  });
});

describe.each(of('export-ban-list'))('The dates of $stream', (list) => {
  it('begin where the authority sits', () => {
    const { zone } = list.facts[0]?.data as { zone: string };
    expect(new Set(datesOf(list.facts).map((date) => date.zone))).toEqual(new Set([zone]));
  });
});

describe('The dates of the regimes', () => {
  it('begin in New York, but for what was announced in Seoul', () => {
    const elsewhere = of('sanctions-regime')
      .flatMap((stream) => stream.facts)
      .filter((fact) => datesOf([fact]).some(({ zone }) => zone !== COUNCIL_ZONE));
    expect(elsewhere.map(({ slug }) => slug)).toEqual(['1718/msmt/established']);
    expect(new Set(datesOf(elsewhere).map(({ zone }) => zone))).toEqual(new Set(['Asia/Seoul']));
  });
});

describe('A date that is coarser than a day', () => {
  it('is one that the source of a list knew to the month', () =>
    expect(coarseIn('export-ban-list')).toEqual([
      ['kr-situational-licence/35th-notice/announced-2024-06-28', '2024-08'],
    ]));

  it('is one of a regime whose day was not re-checked, or not printed', () =>
    expect(coarseIn('sanctions-regime')).toEqual([
      ['1267/monitoring-team/extended-by-s-res-2734-2024', '2024'],
      ['1267/monitoring-team/extended-by-s-res-2734-2024', '2027-06'],
      ['1718/s-res-1874-2009/adopted', '2009-06'],
      ['1718/panel-of-experts/established', '2009-06'],
      ['1718/s-res-2464-2019/adopted', '2019-04'],
      ['1718/s-res-2515-2020/adopted', '2020-03'],
      ['1718/s-res-2680-2023/adopted', '2023-03'],
      ['1737/contested', null],
      ['2374/panel-of-experts/extended-by-s-res-2649-2022', '2022'],
      ['2653/s-res-2794-2025/adopted', '2026-11'],
      ['2653/s-res-2794-2025/adopted', '2026-10'],
      ['2653/panel-of-experts/extended-by-s-res-2794-2025', '2026-11'],
    ]));

  it('is one of a development that the report leaves open, or whose day was not re-checked', () =>
    expect(coarseIn('development')).toEqual([
      ['treaty-mutual-defence-1960s/signed', '1960s'],
      ['treaty-mutual-defence-1960s/terminated', null],
      ['treaty-ru-kp-2024/ratified-by-ru', '2024-10'],
      ['position-ru-sanctions-on-kp/declared', null],
      ['arms-trade-kp-ru/alleged', null],
      ['arms-trade-kp-ru/debris-reported', null],
      ['arms-trade-kp-ru/denied', null],
      ['arms-trade-kp-ru/msmt-first-report', '2025-05'],
    ]));
});
