import {
  DomainError,
  endOf,
  possibleDaysOf,
  type Instant,
  type LegalDate,
  type LegalDay,
} from '@kernel';

/** What expires does so on its printed last day. An end on another day is an act of its own. */
export class NotTheLastDay extends DomainError {
  readonly code = 'NOT_THE_LAST_DAY';

  constructor(subject: string, day: string, lastDay: string | undefined) {
    const byTheRecord = lastDay === undefined ? 'has no known last day' : `lasts until ${lastDay}`;
    super(`“${subject}” ${byTheRecord} by the record: it did not expire on ${day}.`);
  }
}

export class DayNotOver extends DomainError {
  readonly code = 'DAY_NOT_OVER';

  constructor(day: string, zone: string) {
    super(`Nothing has expired on ${day} yet: that day is not over in ${zone}.`);
  }
}

/** Of an end that is known to the month, a document may tell the day. @throws NotTheLastDay */
export const requireLastDay = (
  subject: string,
  endsOn: LegalDate | null | undefined,
  { value }: LegalDay,
): void => {
  const { first, last } = endsOn ? possibleDaysOf(endsOn) : { first: null, last: null };
  if (first === null || last === null || value < first || value > last) {
    throw new NotTheLastDay(subject, value, endsOn?.verbatim);
  }
};

/** @param askedAt undefined where the fact was said before @throws DayNotOver */
export const requireOver = (day: LegalDay, askedAt: Instant | undefined): void => {
  if (askedAt !== undefined && endOf(day) > askedAt) throw new DayNotOver(day.value, day.zone);
};
