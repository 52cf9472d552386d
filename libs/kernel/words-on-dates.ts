import { isSameDate } from './date-order';
import { DomainError } from './domain-error';
import type { LegalDate } from './legal-date';

/** One source's word on a date. */
export type DateWord = Readonly<{ claimed: LegalDate; source: string }>;

export class ClaimAlreadyRecorded extends DomainError {
  readonly code = 'CLAIM_ALREADY_RECORDED';

  constructor(source: string, claimed: string) {
    super(`${source} claims ${claimed} by the record: retract that claim first.`);
  }
}

export class AdoptionAlreadyRecorded extends DomainError {
  readonly code = 'ADOPTION_ALREADY_RECORDED';

  constructor(subject: string, field: string) {
    super(`The ${field} of “${subject}” was adopted already: retract that adoption first.`);
  }
}

/** Nobody adopts or rejects a date that no source ever gave. */
export class DateNotClaimed extends DomainError {
  readonly code = 'DATE_NOT_CLAIMED';

  constructor(date: string, field: string) {
    super(`No source on record gives ${date} as ${field}: record the claim first.`);
  }
}

export class AdoptedDateRejected extends DomainError {
  readonly code = 'ADOPTED_DATE_REJECTED';

  constructor(date: string) {
    super(`${date} cannot be adopted and rejected.`);
  }
}

/**
 * Whether a source's word is a new one among those on record.
 *
 * @throws ClaimAlreadyRecorded the source has given another date
 */
export const isNewWord = (onRecord: readonly DateWord[], word: DateWord): boolean => {
  const said = onRecord.find(({ source }) => source === word.source);
  if (!said) return true;
  if (isSameDate(said.claimed, word.claimed)) return false;
  throw new ClaimAlreadyRecorded(said.source, said.claimed.verbatim);
};

export type Settlement = Readonly<{
  field: string;
  adopted: LegalDate;
  rejected: readonly DateWord[];
}>;

/**
 * A date is settled among those that were given, by the fact itself or by sources on record.
 *
 * @param own the dates that the facts themselves give
 * @throws DateNotClaimed, AdoptedDateRejected
 */
export const requireSettled = (
  own: readonly LegalDate[],
  claims: readonly DateWord[],
  { field, adopted, rejected }: Settlement,
): void => {
  requireGiven([...own, ...datesOf(claims)], adopted, field);
  for (const word of rejected) {
    const bySource = claims.filter(({ source }) => source === word.source);
    requireGiven(datesOf(bySource), word.claimed, field);
    if (isSameDate(word.claimed, adopted)) throw new AdoptedDateRejected(adopted.verbatim);
  }
};

const datesOf = (words: readonly DateWord[]): readonly LegalDate[] =>
  words.map(({ claimed }) => claimed);

const requireGiven = (given: readonly LegalDate[], date: LegalDate, field: string): void => {
  if (!given.some((other) => isSameDate(other, date))) {
    throw new DateNotClaimed(date.verbatim, field);
  }
};
