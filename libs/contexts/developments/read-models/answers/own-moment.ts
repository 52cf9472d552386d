import type { Asked } from '@answers';
import {
  instantOf,
  possibleDaysOf,
  type CalendarDate,
  type Instant,
  type LegalDate,
} from '@kernel';

import type { DevelopmentInTime } from '../development/development';

/** What a question means of one development. */
export type OwnMoment = Readonly<{
  /** The moment at which it is read. */
  at: Instant;
  /** What was asked about, by the zone of each of its dates. */
  instants: Readonly<Record<string, Instant>>;
}>;

type Course = Readonly<{
  /** All that it was and will be, in the order of time. */
  versions: readonly DevelopmentInTime[];
  versionAt: (at: Instant) => DevelopmentInTime | undefined;
}>;

/**
 * A day means that day in the zone of each date: Pyongyang's and Moscow's acts of one treaty. Zones
 * lie less than a day apart, nearly all, so where the day has begun last nothing of the next one
 * has begun anywhere: there every date is read as in its own zone. Of zones that lie further apart
 * (Kiritimati and Niue) the next day may begin before the last beginning of this one; where
 * something happened on both, no moment has this without that, and the later day is not shown.
 *
 * @throws UnreadableDate
 */
export const ownMomentOf = ({ asOf, now }: Asked, { versions, versionAt }: Course): OwnMoment => {
  const asked = asOf ?? now;
  const zones = [...new Set(versions.flatMap(zonesIn))].sort();
  const instants = Object.fromEntries(zones.map((zone) => [zone, instantOf(asked, zone)]));
  const beginnings = Object.values(instants).sort();
  const moments = [...beginnings, ...turnsUntil(versions, asked)].sort();
  const at = moments.findLast((moment) => !isAhead(versionAt(moment), asked)) ?? beginnings[0];
  // A version has the zone of its founding act, if no other.
  return { at: at ?? now, instants };
};

/** Where something dated to the day, or before, has begun in its own zone. */
const turnsUntil = (versions: readonly DevelopmentInTime[], asked: string): readonly Instant[] =>
  asked.includes('T')
    ? []
    : versions.flatMap(datesIn).flatMap((date) => {
        const { last } = possibleDaysOf(date);
        return last !== null && last <= asked ? [instantOf(last, date.zone)] : [];
      });

const zonesIn = (version: DevelopmentInTime): readonly string[] => [
  version.zone,
  ...datesIn(version).map(({ zone }) => zone),
  ...version.disputed.flatMap(({ values }) => values.map(({ date }) => date.zone)),
];

const datesIn = (version: DevelopmentInTime): readonly LegalDate[] => [
  ...version.dates.map(({ date }) => date),
  ...(version.kind === 'treaty' ? version.steps.map(({ on }) => on) : []),
];

const isAhead = (version: DevelopmentInTime | undefined, day: CalendarDate): boolean =>
  version !== undefined && datesIn(version).some((date) => (possibleDaysOf(date).last ?? '') > day);
