import type { DevelopmentFact, StatusConfirmed } from '@contracts';
import {
  earlierFirst,
  possibleDaysOf,
  startOf,
  type CalendarDate,
  type Instant,
  type Known,
  type LegalDate,
} from '@kernel';

import type { DatedAct } from './dated-act';

/** The day that a source tells of, and the one on which somebody looked; null for never. */
export type LastLook = Readonly<{
  lastAccepted: CalendarDate | null;
  lastChecked: CalendarDate | null;
}>;

type Look = Readonly<{ day: CalendarDate; from: Instant }>;

/** All looks, each kind in the order of time. */
export type Looks = Readonly<{ accepted: readonly Look[]; checked: readonly Look[] }>;

export const looksIn = (
  facts: readonly Known<DevelopmentFact>[],
  acts: readonly DatedAct[],
): Looks => ({
  accepted: looksOn(acts.map(({ date }) => date)),
  checked: looksOn(facts.filter(isLook).map(({ data }) => data.seenOn)),
});

const isLook = (fact: Known<DevelopmentFact>): fact is Known<StatusConfirmed> =>
  fact.type === 'StatusConfirmed';

const looksOn = (dates: readonly LegalDate[]): readonly Look[] =>
  dates
    .flatMap((date) => {
      const day = possibleDaysOf(date).last;
      return day === null ? [] : [{ day, from: startOf({ value: day, zone: date.zone }) }];
    })
    .sort((a, b) => earlierFirst(a.from, b.from) || earlierFirst(a.day, b.day));

/**
 * Of a moment the next look after it, since whoever looked then knew of it; of a moment after them
 * all the last. So a new fact changes what is said of the days since the last one, and no other.
 */
export const lookAt = ({ accepted, checked }: Looks, at: Instant): LastLook => ({
  lastAccepted: nearest(accepted, at),
  lastChecked: nearest(checked, at),
});

const nearest = (all: readonly Look[], at: Instant): CalendarDate | null =>
  (all.find(({ from }) => from > at) ?? all.at(-1))?.day ?? null;
