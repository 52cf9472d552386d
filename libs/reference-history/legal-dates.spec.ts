import { isDay, type LegalDate } from '@kernel';
import { legalDate } from '@contracts';

import { referenceHistory } from '.';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Where a source did not print the day as `2024-02-24`, what it printed, and who checked it. */
const printedOtherwise: Readonly<Record<string, string>> = {
  'February 21, 2024': '2024-02-21',
  'late August': '2024-08',
  // One column that gives two days: two claims, never a date.
  '2024-02-20/21': '2024-02-21',
};

const datesIn = (value: unknown): readonly LegalDate[] => {
  if (typeof value !== 'object' || value === null) return [];
  const date = legalDate.safeParse(value);
  return date.success ? [date.data] : Object.values(value).flatMap(datesIn);
};

const agrees = ({ verbatim, value }: LegalDate): boolean =>
  verbatim === value ||
  printedOtherwise[verbatim] === value ||
  WEEKDAYS[new Date(String(value)).getUTCDay()] === verbatim;

describe.each(referenceHistory)('The dates of $stream', ({ facts }) => {
  const zone = (facts[0]?.data as { zone?: string } | undefined)?.zone;
  const dates = facts.flatMap(({ data }) => datesIn(data));

  it('are found at all', () => expect(dates.length).toBeGreaterThan(2));

  it('say what their source printed', () =>
    expect(dates.filter((date) => !agrees(date))).toEqual([]));

  it('begin where the authority sits', () =>
    expect(new Set(dates.map((date) => date.zone))).toEqual(new Set([zone])));

  it('are days, but for what a source knew to the month', () =>
    expect(dates.filter((date) => !isDay(date)).map(({ verbatim }) => verbatim)).toEqual(
      facts[0]?.slug.startsWith('kr-') ? ['late August'] : [],
    ));
});
