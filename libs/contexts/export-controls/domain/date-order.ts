import { type LegalDate, sameContent } from '@kernel';

/** Whether no reading of the two dates puts the one on or before the other. */
export const isCertainlyAfter = (one: LegalDate, other: LegalDate): boolean => {
  const [first, last] = [earliest(one), latest(other)];
  return first !== null && last !== null && first > last;
};

const LAST = { day: '', month: '-31', year: '-12-31', decade: '9-12-31', unknown: '' };

// Both are for comparing texts: `2024-02-31` is after every day of that February.
const earliest = ({ value }: LegalDate): string | null =>
  value && `${value.replace('s', '')}-01-01`.slice(0, 'yyyy-mm-dd'.length);

const latest = ({ value, precision, notAfter }: LegalDate): string | null => {
  if (notAfter !== undefined || value === null) return notAfter ?? null;
  return `${precision === 'decade' ? value.slice(0, 3) : value}${LAST[precision]}`;
};

/** One date in the authority's words or in others: `9 September 2024` and `2024-09-09`. */
export const isSameDate = (one: LegalDate, other: LegalDate): boolean =>
  sameContent({ ...one, verbatim: '' }, { ...other, verbatim: '' });
