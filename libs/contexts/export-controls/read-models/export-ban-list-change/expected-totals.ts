import { earlierFirst } from '@kernel';

import { totalAfter } from '../export-ban-list/list-total';
import type { ExportBanListChange } from './export-ban-list-change.timeline';

/** A change against the total that it should have led to. */
export type Reckoned = Readonly<{
  change: ExportBanListChange;
  /** What the total would be if it had only been counted on from the one before. */
  expectedTotal: number | null;
  /** Stated less expected; not 0 where the criteria of counting moved. */
  difference: number | null;
}>;

/** Definite changes in the order of their effect, then those that are only announced. */
export const reckoned = (changes: readonly ExportBanListChange[]): readonly Reckoned[] => {
  const definite = changes.filter(({ effectiveOn }) => effectiveOn !== null).sort(byEffect);
  const announced = changes.filter(({ effectiveOn }) => effectiveOn === null);
  let before: number | null = null;
  const steps = definite.map((change) => {
    const step = reckon(change, before);
    before = totalAfter(before, change);
    return step;
  });
  // Nobody knows in which order announced changes will come: each is counted on from today's.
  return [...steps, ...announced.map((change) => reckon(change, before))];
};

const byEffect = (one: ExportBanListChange, other: ExportBanListChange): number =>
  earlierFirst(one.effectiveOn ?? '', other.effectiveOn ?? '') ||
  earlierFirst(one.promulgatedOn?.value ?? '', other.promulgatedOn?.value ?? '');

const reckon = (change: ExportBanListChange, before: number | null): Reckoned => {
  const { statedExpectation, statedTotal, net } = change;
  const expectedTotal = statedExpectation ?? sum(before, net);
  const difference = sum(statedTotal, expectedTotal === null ? null : -expectedTotal);
  return { change, expectedTotal, difference };
};

const sum = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : one + other;
