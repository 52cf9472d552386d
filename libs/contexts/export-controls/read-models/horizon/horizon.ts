import type { RestsOn } from '@answers';
import {
  dayAfter,
  earlierFirst,
  isDay,
  startOf,
  type CalendarDate,
  type Instant,
  type LegalDay,
} from '@kernel';

import type { ListAt } from '../answers/list-at';
import type { PendingChange } from '../export-ban-list/pending-changes';
import type { ProvisionInTime } from '../export-ban-list/provision-stage';
import type { ChangeKind } from '../list-facts/act';

/** What an authority's list is going to do, on a day of its own zone. */
export type Upcoming = Readonly<{
  kind:
    | 'rule-takes-effect'
    | 'rule-suspended'
    | 'rule-resumes'
    | 'rule-ends'
    /** Announced only: the day may come and nothing with it. */
    | 'change-expected';
  list: string;
  /** Null where a change is of the list as a whole, or does not say of which provision. */
  provision: string | null;
  /** Null where the day is a provision's own. */
  changeId: string | null;
  /** The first day on which it is so. */
  on: CalendarDate;
  /** As that day begins in the zone of the authority. */
  at: Instant;
  /** The last day of a suspension whose end is to come. */
  suspendedUntil: CalendarDate | null;
  citation: string | null;
  restsOn: readonly RestsOn[];
}>;

/**
 * What is known to come of a list after a moment. That it comes is no news and no promise: a
 * suspension whose end is printed goes on in answers until somebody says that it ended.
 */
export const upcomingOf = (listAt: ListAt): readonly Upcoming[] =>
  [
    ...listAt.list.pending.flatMap((change) => ofChange(change, listAt)),
    ...listAt.list.provisions.flatMap((provision) => ofProvision(provision, listAt)),
  ].filter(({ at }) => at > listAt.at);

/** Of one instant the list decides, then what it does. */
export const soonestFirst = (one: Upcoming, other: Upcoming): number =>
  earlierFirst(one.at, other.at) ||
  earlierFirst(one.list, other.list) ||
  earlierFirst(placeOf(one), placeOf(other));

const placeOf = ({ kind, provision, changeId }: Upcoming): string =>
  [provision, changeId, kind].join(' ');

const KIND: Readonly<Record<ChangeKind, Upcoming['kind']>> = {
  established: 'rule-takes-effect',
  rebasing: 'rule-takes-effect',
  expansion: 'rule-takes-effect',
  itemisation: 'rule-takes-effect',
  // Fewer goods are a rule that takes effect as well: it lets others through.
  reduction: 'rule-takes-effect',
  suspension: 'rule-suspended',
  resumption: 'rule-resumes',
  withdrawal: 'rule-ends',
};

const ofChange = (change: PendingChange, { list }: ListAt): readonly Upcoming[] => {
  const { changeId, kind, effectiveOn, expectedOn, restsOn } = change;
  const what = { list: list.list, provision: null, changeId, citation: null, restsOn };
  const rest = { ...what, suspendedUntil: null };
  if (effectiveOn !== null) {
    // With the act that founds a list its provisions begin, each on a day of its own.
    const isSaid = kind === 'established' && list.provisions.some(isToBegin);
    return isSaid ? [] : [{ ...rest, kind: KIND[kind], ...begins(effectiveOn, list) }];
  }
  if (!expectedOn || !isDay(expectedOn)) return [];
  return [{ ...rest, kind: 'change-expected', ...begins(expectedOn.value, expectedOn) }];
};

const isToBegin = ({ stage }: ProvisionInTime): boolean => stage === 'promulgated';

const ofProvision = (provision: ProvisionInTime, { list }: ListAt): readonly Upcoming[] => {
  const { provision: name, stage, citation, effectiveOn, suspendedUntil, restsOn } = provision;
  const what = { list: list.list, provision: name, changeId: null, citation, restsOn };
  if (isToBegin(provision)) {
    const kind = 'rule-takes-effect';
    return [{ ...what, kind, ...begins(effectiveOn, list), suspendedUntil: null }];
  }
  if (stage !== 'suspended' || suspendedUntil === null) return [];
  const on = dayAfter(suspendedUntil);
  return [{ ...what, kind: 'rule-resumes', ...begins(on, list), suspendedUntil }];
};

const begins = (on: CalendarDate, { zone }: Pick<LegalDay, 'zone'>) => ({
  on,
  at: startOf({ value: on, zone }),
});
