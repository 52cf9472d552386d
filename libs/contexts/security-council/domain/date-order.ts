import { possibleDaysOf, sameContent, type LegalDate } from '@kernel';

import { EndsBeforeItBegins } from './sanctions-regime.errors';

/** Whether no reading of the two dates puts the one on or before the other. */
export const isCertainlyAfter = (one: LegalDate, other: LegalDate): boolean => {
  const [{ first }, { last }] = [possibleDaysOf(one), possibleDaysOf(other)];
  return first !== null && last !== null && first > last;
};

/** Whether some reading of the two dates puts the one after the other. */
export const isPossiblyAfter = (one: LegalDate, other: LegalDate): boolean => {
  const [{ last }, { first }] = [possibleDaysOf(one), possibleDaysOf(other)];
  return last === null || first === null || last > first;
};

/** One date in the authority's words or in others: `9 September 2024` and `2024-09-09`. */
export const isSameDate = (one: LegalDate | null, other: LegalDate | null): boolean =>
  sameContent(one && { ...one, verbatim: '' }, other && { ...other, verbatim: '' });

/** A last day may be the first one, too. @throws EndsBeforeItBegins */
export const requireEndAfter = (
  beginning: LegalDate,
  lastDay: LegalDate | null | undefined,
): void => {
  if (lastDay && isCertainlyAfter(beginning, lastDay)) {
    throw new EndsBeforeItBegins(beginning.verbatim, lastDay.verbatim);
  }
};
