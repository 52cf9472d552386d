import { totalOn } from './effect';
import type { EstablishedList } from './export-ban-list';
import {
  ExpectedTotalDoesNotAdd,
  ImpossibleNumbers,
  NetContradictsKind,
  TotalDoesNotAdd,
} from './numbers.errors';

type Stated = number | null;

/** @throws ImpossibleNumbers */
export const requireCount = (what: string, ...stated: readonly Stated[]): void => {
  const negative = stated.find((number) => number !== null && number < 0);
  if (negative !== undefined) throw new ImpossibleNumbers(`${what} of ${String(negative)}`);
};

/** @throws NetContradictsKind, ImpossibleNumbers more net than gross */
export const requireGrowth = (net: Stated, grossAdded: Stated): void => {
  if (net === null) return;
  if (net < 0) throw new NetContradictsKind('expansion', net);
  requireNoMore(net, grossAdded);
};

/** @throws NetContradictsKind, ImpossibleNumbers more net than gross */
export const requireShrinkage = (net: Stated, grossRemoved: Stated): void => {
  if (net === null) return;
  if (net > 0) throw new NetContradictsKind('reduction', net);
  requireNoMore(-net, grossRemoved);
};

const requireNoMore = (net: number, gross: Stated): void => {
  if (gross !== null && net > gross) {
    throw new ImpossibleNumbers(`${String(net)} net of ${String(gross)} gross`);
  }
};

type Change = Readonly<{ effectiveOn: Readonly<{ value: string }>; statedTotal: Stated }>;

/** Checked where all is stated: nothing that an authority left out is computed. */
export const requireSum = (
  list: EstablishedList,
  { effectiveOn, net, statedTotal }: Change & Readonly<{ net: Stated }>,
): void => {
  const before = totalOn(list, effectiveOn.value);
  if (before === null || net === null || statedTotal === null) return;
  if (before + net !== statedTotal) throw new TotalDoesNotAdd(before, net, statedTotal);
};

type Rebased = Readonly<{
  effectiveOn: Readonly<{ value: string }>;
  grossAdded: Stated;
  expectedTotal: Stated;
}>;

/** The totals before and after a rebasing do not compare; what the old count expects does. */
export const requireExpectedSum = (
  list: EstablishedList,
  { effectiveOn, grossAdded, expectedTotal }: Rebased,
): void => {
  const before = totalOn(list, effectiveOn.value);
  if (before === null || grossAdded === null || expectedTotal === null) return;
  if (before + grossAdded !== expectedTotal) {
    throw new ExpectedTotalDoesNotAdd(before, grossAdded, expectedTotal);
  }
};
