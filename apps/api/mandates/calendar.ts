import { createHash } from 'node:crypto';

import { dayAfter, possibleDaysOf, type CalendarDate, type Instant, type LegalDate } from '@kernel';
import { createEvents, type DateArray, type EventAttributes } from 'ics';

import { dayOf, type ToCome } from './horizon';

type Word = OfRegime | 'list' | 'changeId' | 'provision';
type OfRegime = 'regime' | 'name' | 'mandate' | 'body' | 'measure' | 'easing';

/** An entry of the horizon, as a calendar needs to know it. */
export type Entry = ToCome &
  Partial<Readonly<Record<Word, string>>> &
  Readonly<{ blockedBy?: readonly string[] }>;

const TITLES: Readonly<Record<string, (entry: Entry) => string>> = {
  'mandate-ends': (entry) => `${ofRegime(entry)}: the mandate of the ${entry.body ?? ''} ends`,
  'measure-ends': (entry) => `${ofRegime(entry)}: the measure ${entry.measure ?? ''} ends`,
  'measures-end': (entry) => `${ofRegime(entry)}: the time-limited measures end`,
  'easing-ends': (entry) => `${ofRule(entry)}: ${entry.easing ?? ''} ends`,
  'regime-ends': (entry) => `${ofRegime(entry)} ends`,
  'rule-takes-effect': (entry) => `${ofRule(entry)} takes effect`,
  'rule-resumes': (entry) => `${ofRule(entry)} resumes`,
  'rule-suspended': (entry) => `${ofList(entry)} is suspended`,
  'rule-ends': (entry) => `${ofList(entry)} ends`,
  'change-expected': (entry) => `${ofList(entry)} is expected to change`,
};

const ofRegime = ({ regime, name }: Entry): string =>
  `Sanctions regime ${regime ?? ''} (${name ?? ''})`;

/** Of a regime as a whole, one of its measures, or a national list. */
const ofRule = (entry: Entry): string => {
  if (entry.regime === undefined) return ofList(entry);
  return entry.measure === undefined
    ? ofRegime(entry)
    : `${ofRegime(entry)}: the measure ${entry.measure}`;
};

const ofList = ({ list, changeId, provision }: Entry): string =>
  ['Export controls', list, changeId, provision].filter((word) => word !== undefined).join(' ');

/**
 * An iCalendar file (RFC 5545): one all-day event for each entry. One that is known to the month
 * takes the month, and is tentative. The same entry keeps its UID while its day moves, so that a
 * calendar that is fetched again moves it too.
 *
 * @param stamp when the answer was known: the same answer is the same file
 */
export const calendarOf = (entries: readonly Entry[], stamp: Instant): string => {
  const events = entries.map((entry) => eventOf(entry, stamp));
  const { error, value } = createEvents(events, { productId: PRODUCT, calName: 'Interdict' });
  if (error) throw error;
  return value ?? '';
};

const PRODUCT = '-//Interdict//Horizon//EN';

/** The package reads it, and its types do not say so. */
type Stamped = EventAttributes & Readonly<{ timestamp: number }>;

const eventOf = (entry: Entry, stamp: Instant): Stamped => {
  const when = dayOf(entry);
  const { first, last } = daysOf(when);
  const said = [
    ...(first === last ? [] : [`On a day of ${when} that is not known.`]),
    ...(entry.blockedBy?.length ? [`Renewal blocked by ${entry.blockedBy.join(', ')}.`] : []),
  ];
  return {
    uid: uidOf(entry),
    timestamp: Date.parse(stamp),
    start: dateOf(first),
    end: dateOf(dayAfter(last)),
    status: first === last ? 'CONFIRMED' : 'TENTATIVE',
    title: TITLES[entry.kind]?.(entry) ?? `${ofList(entry)}: ${entry.kind}`,
    ...(said.length === 0 ? {} : { description: said.join(' ') }),
    busyStatus: 'FREE',
    transp: 'TRANSPARENT',
  };
};

/** The days on which it can be: `2026-11` is all of November. */
const daysOf = (when: string): Readonly<{ first: CalendarDate; last: CalendarDate }> => {
  const precision = PRECISIONS[when.length] ?? 'day';
  const { first, last } = possibleDaysOf({ verbatim: when, value: when, precision, zone: 'UTC' });
  return { first: first ?? when, last: last ?? when };
};

/** By how many letters a date has. */
const PRECISIONS: Readonly<Record<number, LegalDate['precision']>> = { 4: 'year', 7: 'month' };

const dateOf = (day: string): DateArray => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [year, month, date];
};

/** By what ends, not by when: a later answer with another day is about the same thing. */
const uidOf = ({ kind, regime, mandate, measure, easing, ...of }: Entry): string => {
  const { list, changeId, provision } = of;
  const name = JSON.stringify([kind, regime, mandate, measure, easing, list, changeId, provision]);
  return `${createHash('sha256').update(name).digest('hex').slice(0, 32)}@interdict`;
};
