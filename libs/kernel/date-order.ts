import type { LegalDate } from './legal-date';
import { possibleDaysOf } from './possible-days';
import { sameContent } from './same-content';

/** Whether no reading of the two dates puts the one on or before the other. */
export const isCertainlyAfter = (one: LegalDate, other: LegalDate): boolean => {
  const [{ first }, { last }] = [possibleDaysOf(one), possibleDaysOf(other)];
  return first !== null && last !== null && first > last;
};

/** One date in the authority's words or in others: `9 September 2024` and `2024-09-09`. */
export const isSameDate = (one: LegalDate | null, other: LegalDate | null): boolean =>
  sameContent(one && { ...one, verbatim: '' }, other && { ...other, verbatim: '' });
