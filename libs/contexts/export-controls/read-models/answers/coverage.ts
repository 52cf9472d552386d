import {
  byGravity,
  isStale,
  lastLookOf,
  type Freshness,
  type Incomplete,
  type Reason,
} from '@answers';
import { startOf, type Instant } from '@kernel';

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
  stale: ({ at, list }) =>
    isStale(list, at) ? `nobody has looked since ${String(lastLookOf(list))}` : null,
} satisfies Partial<Record<Reason, Doubt>>;

const namesOf = (provisions: readonly Readonly<{ provision: string }>[]): string =>
  provisions.map(({ provision }) => provision).join(', ');

export const freshnessOf = ({ at, list }: ListAt): Freshness => {
  const { list: source, lastChecked, lastAccepted } = list;
  return { source, lastChecked, lastAccepted, stale: isStale(list, at) };
};

export const momentsOf = (lists: readonly ListAt[]): Readonly<Record<string, Instant>> =>
  Object.fromEntries(lists.map(({ at, list }) => [list.zone, at]));
