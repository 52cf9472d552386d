import { type CalendarDate, type PossibleDays, dayOf, earlierFirst, possibleDaysOf } from '@kernel';

import type { ExportBanListChange } from './export-ban-list-change.timeline';

/** Days in the zone of the list's authority, both included. */
export type Period = Readonly<{
  from?: CalendarDate | undefined;
  to?: CalendarDate | undefined;
  /**
   * `effective`: changes that take effect within the days, or may by what is said of them.
   * `known`: changes of which the system learned anything within the days.
   */
  axis: 'effective' | 'known';
}>;

/** What is expected for a month falls into every period that the month touches. */
export const fallsInto = (
  change: ExportBanListChange,
  { from, to, axis }: Period,
  zone: string,
): boolean => {
  if (from === undefined && to === undefined) return true;
  const days = axis === 'known' ? daysOfLearning(change, zone) : [daysOfEffect(change)];
  return days.some(
    ({ first, last }) =>
      (to === undefined || (first !== null && first <= to)) &&
      (from === undefined || (last !== null && last >= from)),
  );
};

const daysOfLearning = ({ learned }: ExportBanListChange, zone: string): readonly PossibleDays[] =>
  learned.map(({ recordedAt }) => {
    const day = dayOf(recordedAt, zone);
    return { first: day, last: day };
  });

const daysOfEffect = ({ effectiveOn, expectedOn, announcedOn }: ExportBanListChange) => {
  if (effectiveOn !== null) return { first: effectiveOn, last: effectiveOn };
  const date = expectedOn ?? announcedOn;
  return date ? possibleDaysOf(date) : { first: null, last: null };
};

/** By announcement, or else by day of effect. */
export const inOrder = (one: ExportBanListChange, other: ExportBanListChange): number =>
  earlierFirst(firstDayOf(one), firstDayOf(other)) || earlierFirst(one.changeId, other.changeId);

const firstDayOf = ({ announcedOn, effectiveOn }: ExportBanListChange): CalendarDate =>
  (announcedOn && possibleDaysOf(announcedOn).last) ?? effectiveOn ?? '';
