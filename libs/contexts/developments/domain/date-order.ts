import { endOf, possibleDaysOf, startOf, type LegalDate } from '@kernel';

/** Whether no reading of the two dates lets the other one begin before the first has passed. */
export const isCertainlyBefore = (one: LegalDate, other: LegalDate): boolean => {
  const { last } = possibleDaysOf(one);
  const { first } = possibleDaysOf(other);
  if (last === null || first === null) return false;
  // Moscow and Pyongyang have other midnights: the days' names alone do not tell.
  return endOf({ value: last, zone: one.zone }) <= startOf({ value: first, zone: other.zone });
};
