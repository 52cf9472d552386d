import { dayAfter, startOf, type CalendarDate, type Instant } from '@kernel';

import type { Freshness } from './answer';

type Looks = Pick<Freshness, 'lastChecked' | 'lastAccepted'>;

/** What an authority said last was seen by whoever recorded it: that is a look as well. */
export const lastLookOf = ({ lastChecked, lastAccepted }: Looks): CalendarDate | null =>
  [lastChecked, lastAccepted]
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1) ?? null;

export type Resting = Looks &
  Readonly<{
    /** How many days a source may rest after a look; null where nobody has to look. */
    freshForDays: number | null;
    /** Of the authority, whose days they are. */
    zone: string;
  }>;

/**
 * Whether the moment asked about is later than the last look by more than the source may rest. It
 * follows from the question alone: the same one is answered the same tomorrow.
 */
export const isStale = ({ freshForDays, zone, ...looks }: Resting, at: Instant): boolean => {
  const looked = lastLookOf(looks);
  if (looked === null || freshForDays === null) return false;
  return at >= startOf({ value: dayAfter(looked, freshForDays + 1), zone });
};
