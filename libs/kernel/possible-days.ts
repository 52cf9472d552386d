import {
  dayAfter,
  isDay,
  startOf,
  type CalendarDate,
  type Instant,
  type LegalDate,
} from './legal-date';

/** The first and the last day on which a date can have been; null where nobody can tell. */
export type PossibleDays = Readonly<{ first: CalendarDate | null; last: CalendarDate | null }>;

/** `notAfter` bounds a date that is coarser than a day, and is all that an unknown one has. */
export const possibleDaysOf = (date: LegalDate): PossibleDays => {
  if (isDay(date)) return { first: date.value, last: date.value };
  const period = periodOf(date);
  return { first: period.first, last: date.notAfter ?? period.last };
};

const periodOf = ({ value, precision }: LegalDate): PossibleDays => {
  if (value === null) return { first: null, last: null };
  if (precision === 'month') return { first: `${value}-01`, last: lastDayOfMonth(value) };
  const [first, last] = precision === 'decade' ? decade(value) : [value, value];
  return { first: `${first}-01-01`, last: `${last}-12-31` };
};

/** `1960s`: from 1960 to 1969. */
const decade = (value: string): [string, string] => [value.slice(0, 4), `${value.slice(0, 3)}9`];

// Day 28 is in every month, and four days later it is the next one.
const lastDayOfMonth = (month: string): CalendarDate =>
  dayAfter(`${dayAfter(`${month}-28`, 4).slice(0, 7)}-01`, -1);

/**
 * From when on it can be said that a date has come. One that its source gives to the month or year
 * only has come on the last day on which it can have been: before, nobody could say so. One that
 * is not known at all has come when it was first observed, which is when it was recorded here.
 */
export const beginningOf = (date: LegalDate, firstObserved: Instant): Instant => {
  const { last } = possibleDaysOf(date);
  return last === null ? firstObserved : startOf({ value: last, zone: date.zone });
};
