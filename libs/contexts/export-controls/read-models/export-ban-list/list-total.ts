import type { RestsOn } from '@answers';
import type { Instant } from '@kernel';

import type { ChangeKind, Figures } from '../list-facts/act';
import { byEffect, stageOf, type ListChange } from '../list-facts/list-change';

type Step = Readonly<{ kind: ChangeKind }> & Pick<Figures, 'net' | 'statedTotal'>;

/**
 * What an authority states counts, and where it states a difference only, that is added to what was
 * known before. Anything else is null: a total that nobody can follow from what was published is
 * not known, be it after a part of the list was withdrawn.
 */
export const totalAfter = (
  before: number | null,
  { kind, net, statedTotal }: Step,
): number | null => {
  if (kind === 'withdrawal') return null;
  if (!isCounted(kind)) return before;
  if (statedTotal !== null) return statedTotal;
  return before === null || net === null ? null : before + net;
};

/** Suspended goods stay on their list, and naming them changes no number. */
export const isCounted = (kind: ChangeKind): boolean =>
  ['established', 'expansion', 'reduction', 'rebasing'].includes(kind);

export type Total = Readonly<{ total: number | null; restsOn: readonly RestsOn[] }>;

/** The total in force: null before the list is. */
export const totalAt = (changes: readonly ListChange[], at: Instant): Total =>
  changes
    .filter((change) => stageOf(change, at) === 'in-force')
    .sort(byEffect)
    .reduce<Total>(after, { total: null, restsOn: [] });

const after = (before: Total, { kind, act }: ListChange): Total => {
  if (!act) return before;
  const { net, statedTotal } = act.figures;
  const total = totalAfter(before.total, { kind, net, statedTotal });
  if (!isCounted(kind) && total === before.total) return before;
  const isComputed = total !== null && statedTotal === null;
  return { total, restsOn: isComputed ? [...before.restsOn, act.restsOn] : [act.restsOn] };
};
