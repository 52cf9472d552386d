import { Temporal } from 'temporal-polyfill';

import { DomainError } from './domain-error';

/** RFC 3339 in UTC, always with milliseconds: the order of the texts is the order of time. */
export type Instant = string;

/** `2024-04-30`: a day of the proleptic Gregorian calendar, of no zone yet. */
export type CalendarDate = string;

/** For sorting. Of one instant, what became known first stays first. */
export const earlierFirst = (one: Instant, other: Instant): number =>
  Number(one > other) - Number(one < other);

/** A date as an authority gave it. Nothing is made more precise than it was written. */
export type LegalDate = Readonly<{
  /** As the authority printed it: `9 September 2024`, `late August`, `this year`. */
  verbatim: string;
  /** `2024-04-30`, `2024-04`, `2024` or `1960s`: as far as the precision goes; null if unknown. */
  value: string | null;
  precision: 'day' | 'month' | 'year' | 'decade' | 'unknown';
  /** IANA name. A day begins when it begins where the authority sits. */
  zone: string;
  /** The latest day on which it can have been, where the source tells no more. */
  notAfter?: CalendarDate | undefined;
}>;

/** Only a day has a beginning: "this year" is not 1 January. */
export type LegalDay = LegalDate & Readonly<{ precision: 'day'; value: CalendarDate }>;

export const isDay = (date: LegalDate): date is LegalDay => date.precision === 'day';

/** A day that no calendar holds, a zone that nobody keeps, or a date in another notation. */
export class UnreadableDate extends DomainError {
  readonly code = 'DATE_UNREADABLE';

  constructor(text: string) {
    super(
      `“${text}” is neither a day of the calendar between 1000 and 2999 (2024-09-09) nor an ` +
        'instant with its offset from UTC (2024-09-08T15:00:00Z).',
    );
  }
}

// Years that acts and questions are about; around 1 and 9999 no zone and no database agrees.
const DATE = /^[12]\d{3}-\d{2}-\d{2}$/;
const INSTANT = /^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * Strict: `2024-02-30`, `today` and `01/02/2024` are refused, which `Date.parse` would answer.
 *
 * @throws UnreadableDate
 */
export const calendarDate = (text: string): CalendarDate => {
  if (!DATE.test(text)) throw new UnreadableDate(text);
  return orUnreadable(text, () => Temporal.PlainDate.from(text, { overflow: 'reject' }).toString());
};

/** An instant with its offset from UTC, in the one form that sorts. @throws UnreadableDate */
export const instant = (text: string): Instant => {
  if (!INSTANT.test(text)) throw new UnreadableDate(text);
  return orUnreadable(text, () => textOf(Temporal.Instant.from(text)));
};

const orUnreadable = <Read>(text: string, read: () => Read): Read => {
  try {
    return read();
  } catch {
    throw new UnreadableDate(text);
  }
};

/** The first instant of a local day: midnight, or whenever the day began where a clock jumped. */
export const startOf = ({ value, zone }: Pick<LegalDay, 'value' | 'zone'>): Instant => {
  const key = `${zone} ${value}`;
  const kept = beginnings.get(key);
  if (kept !== undefined) return kept;
  const beginning = orUnreadable(key, () =>
    textOf(Temporal.PlainDate.from(value).toZonedDateTime(zone).startOfDay().toInstant()),
  );
  // Zone arithmetic costs fifty times a look-up. Bounded: questions name days without end.
  if (beginnings.size >= 10_000) beginnings.clear();
  beginnings.set(key, beginning);
  return beginning;
};

const beginnings = new Map<string, Instant>();

/** "Until 30 April" includes 30 April: it ends as the next local day begins. */
export const endOf = ({ value, zone }: Pick<LegalDay, 'value' | 'zone'>): Instant =>
  startOf({ value: dayAfter(value), zone });

export const dayAfter = (value: CalendarDate, days = 1): CalendarDate =>
  Temporal.PlainDate.from(value).add({ days }).toString();

/** A date alone means that day as it begins in the authority's zone; an instant means itself. */
export const instantOf = (dateOrInstant: string, zone: string): Instant =>
  dateOrInstant.includes('T')
    ? instant(dateOrInstant)
    : startOf({ value: calendarDate(dateOrInstant), zone });

/** The local day on which an instant falls in a zone. */
export const dayOf = (at: Instant, zone: string): CalendarDate =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();

export const isZone = (zone: string): boolean => {
  if (zones.has(zone)) return true;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    // Every date of every fact asks. Bounded: a zone may be written in many ways.
    if (zones.size < 1_000) zones.add(zone);
    return true;
  } catch {
    return false;
  }
};

const zones = new Set<string>();

const textOf = (at: Temporal.Instant): Instant => at.toString({ fractionalSecondDigits: 3 });
