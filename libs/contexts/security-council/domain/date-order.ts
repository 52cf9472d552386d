import { isCertainlyAfter, possibleDaysOf, type LegalDate } from '@kernel';

import { EndsBeforeItBegins } from './sanctions-regime.errors';

/** Whether some reading of the two dates puts the one after the other. */
export const isPossiblyAfter = (one: LegalDate, other: LegalDate): boolean => {
  const [{ last }, { first }] = [possibleDaysOf(one), possibleDaysOf(other)];
  return last === null || first === null || last > first;
};

/** A last day may be the first one, too. @throws EndsBeforeItBegins */
export const requireEndAfter = (
  beginning: LegalDate,
  lastDay: LegalDate | null | undefined,
): void => {
  if (lastDay && isCertainlyAfter(beginning, lastDay)) {
    throw new EndsBeforeItBegins(beginning.verbatim, lastDay.verbatim);
  }
};
