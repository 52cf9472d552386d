import { byGravity, type Freshness, type Incomplete, type Reason } from '@answers';
import { dayAfter, startOf, type CalendarDate, type Instant } from '@kernel';

import type { ListAt } from './list-at';

/** What may be missing from an answer about a list, the gravest first. */
export const incompleteOf = (listAt: ListAt): readonly Incomplete[] =>
  byGravity(
    (Object.keys(DOUBTS) as (keyof typeof DOUBTS)[]).flatMap((reason) => {
      const detail = DOUBTS[reason](listAt);
      return detail === null ? [] : [{ reason, detail: `${listAt.list.list}: ${detail}` }];
    }),
  );

type Doubt = (listAt: ListAt) => string | null;

const DOUBTS = {
  'revival-unconfirmed': ({ list }) => {
    const unsure = list.provisions.filter(({ revivalUnconfirmed }) => revivalUnconfirmed);
    const [first] = unsure;
    return first
      ? `the suspension of ${namesOf(unsure)} was to end with ${String(first.suspendedUntil)}, ` +
          'and nobody has confirmed that it did'
      : null;
  },
  disputed: ({ list: { disputed } }) => {
    const [first] = disputed;
    return first ? `sources disagree on ${first.field} of ${first.changeId}` : null;
  },
  'before-establishment': ({ list: { established, heldFrom } }) =>
    established || heldFrom !== null ? null : 'it was not established yet',
  'before-coverage': ({ at, list: { heldFrom } }) =>
    heldFrom && at < startOf(heldFrom) ? `nothing is held from before ${heldFrom.value}` : null,
  'not-itemised': ({ list }) => {
    const unnamed = list.provisions.filter(
      ({ stage, itemised }) => stage === 'in-force' && !itemised,
    );
    return unnamed.length === 0 ? null : `the goods of ${namesOf(unnamed)} are not known by code`;
  },
  stale: (listAt) => {
    const { list } = listAt;
    return isStale(listAt) ? `nobody has looked since ${String(lastLookOf(list))}` : null;
  },
} satisfies Partial<Record<Reason, Doubt>>;

const namesOf = (provisions: readonly Readonly<{ provision: string }>[]): string =>
  provisions.map(({ provision }) => provision).join(', ');

export const freshnessOf = (listAt: ListAt): Freshness => {
  const { list: source, lastChecked, lastAccepted } = listAt.list;
  return { source, lastChecked, lastAccepted, stale: isStale(listAt) };
};

type Looks = Pick<ListAt['list'], 'lastChecked' | 'lastAccepted'>;

/** What the authority published last was seen by whoever recorded it: that is a look as well. */
const lastLookOf = ({ lastChecked, lastAccepted }: Looks): CalendarDate | null =>
  [lastChecked, lastAccepted]
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1) ?? null;

/**
 * Whether the moment asked about is later than the last look by more than the list may rest. It
 * follows from the question alone: the same one is answered the same tomorrow.
 */
const isStale = ({ at, list }: ListAt): boolean => {
  const looked = lastLookOf(list);
  if (looked === null || list.freshForDays === null) return false;
  return at >= startOf({ value: dayAfter(looked, list.freshForDays + 1), zone: list.zone });
};

export const momentsOf = (lists: readonly ListAt[]): Readonly<Record<string, Instant>> =>
  Object.fromEntries(lists.map(({ at, list }) => [list.zone, at]));
