import {
  DomainError,
  possibleDaysOf,
  startOf,
  type DomainEvent,
  type Instant,
  type LegalDate,
} from '@kernel';

import type { SanctionsRegimeCommand } from './sanctions-regime.commands';

/** What is said of a day to come would be believed when that day comes. */
export class NotYetDecided extends DomainError {
  readonly code = 'NOT_YET_DECIDED';

  constructor(day: string, zone: string) {
    super(
      `“${day}” has not begun yet in ${zone}: nobody has voted, decided or said anything then.`,
    );
  }
}

/** Of acts. What acts bring about is printed ahead: effects, ends, a reinstatement in 30 days. */
const DATES_OF_ACTS: readonly string[] = [
  'decidedOn',
  'votedOn',
  'tabledOn',
  'announcedOn',
  'contestedOn',
];

/**
 * Nobody votes, decides, tables, announces or contests on a day that has not begun where the act
 * is done. A date known to the month is ahead when the month is. What was said before, without
 * `askedAt`, passes.
 *
 * @throws NotYetDecided
 */
export const requireDecided = ({ data, askedAt }: SanctionsRegimeCommand): void => {
  if (askedAt === undefined) return;
  const ahead = datesOfActs(data).find((date) => isAhead(date, askedAt));
  if (ahead) throw new NotYetDecided(ahead.value ?? ahead.verbatim, ahead.zone);
};

const datesOfActs = (data: SanctionsRegimeCommand['data']): readonly LegalDate[] => {
  if (!('field' in data)) return DATES_OF_ACTS.flatMap((name) => dateIn(data, name) ?? []);
  // A source's word on the date of an act, or the word that the system goes by.
  if (!DATES_OF_ACTS.includes(data.field)) return [];
  return ['claimed' in data ? data.claimed : data.adopted];
};

const dateIn = (data: DomainEvent['data'], name: string): LegalDate | undefined =>
  // No fact has a field of such a name that is anything else.
  (data as Readonly<Record<string, LegalDate | undefined>>)[name];

const isAhead = (date: LegalDate, askedAt: Instant): boolean => {
  const { first } = possibleDaysOf(date);
  return first !== null && startOf({ value: first, zone: date.zone }) > askedAt;
};
