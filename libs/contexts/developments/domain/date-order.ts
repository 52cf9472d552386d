import { endOf, possibleDaysOf, sameContent, startOf, type LegalDate } from '@kernel';

/** Whether no reading of the two dates lets the other one begin before the first has passed. */
export const isCertainlyBefore = (one: LegalDate, other: LegalDate): boolean => {
  const { last } = possibleDaysOf(one);
  const { first } = possibleDaysOf(other);
  if (last === null || first === null) return false;
  // Moscow and Pyongyang have other midnights: the days' names alone do not tell.
  return endOf({ value: last, zone: one.zone }) <= startOf({ value: first, zone: other.zone });
};

/** One date in the source's words or in others: `9 September 2024` and `2024-09-09`. */
export const isSameDate = (one: LegalDate, other: LegalDate): boolean =>
  sameContent({ ...one, verbatim: '' }, { ...other, verbatim: '' });
