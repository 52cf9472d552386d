import { DomainError, possibleDaysOf, startOf, type Instant, type LegalDate } from '@kernel';

/** What is said of a day to come would be believed when that day comes. */
export class NotYetHappened extends DomainError {
  readonly code = 'NOT_YET_HAPPENED';

  constructor(day: string, zone: string) {
    super(`“${day}” has not begun yet in ${zone}: nobody has done or said anything then.`);
  }
}

/** Force and its end are printed ahead. Of a look there is a rule of its own. */
const MAY_BE_AHEAD: readonly string[] = ['inForceOn', 'endedFrom', 'seenOn'];

/**
 * Looks at every date in what was asked, wherever it stands: a new one cannot be forgotten here. A
 * date known to the month is ahead when the month is.
 *
 * @param askedAt undefined where the fact was said before
 * @throws NotYetHappened
 */
export const requireHappened = (asked: object, askedAt: Instant | undefined): void => {
  if (askedAt === undefined || isWordOnDateAhead(asked)) return;
  const ahead = datesIn(asked).find((date) => isAhead(date, askedAt));
  if (ahead) throw new NotYetHappened(ahead.value ?? ahead.verbatim, ahead.zone);
};

/** `DateClaimed` and `DateAdopted` name the date that they are about. */
const isWordOnDateAhead = (asked: object): boolean =>
  'field' in asked && MAY_BE_AHEAD.includes(String(asked.field));

const isAhead = (date: LegalDate, askedAt: Instant): boolean => {
  const { first } = possibleDaysOf(date);
  return first !== null && startOf({ value: first, zone: date.zone }) > askedAt;
};

const datesIn = (value: unknown): readonly LegalDate[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (isDate(value)) return [value];
  return Object.entries(value)
    .filter(([name]) => !MAY_BE_AHEAD.includes(name))
    .flatMap(([, inside]) => datesIn(inside));
};

const isDate = (value: object): value is LegalDate => 'zone' in value && 'precision' in value;
