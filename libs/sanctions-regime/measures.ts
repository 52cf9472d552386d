import type { SanctionsMeasureImposed } from '@contracts';
import { beginningOf, startOf, type Instant, type Known } from '@kernel';

import { easingFactsOf, easingsOf, type Easing } from './easings';
import { expiriesOf } from './expiry';
import { groundOf, inTime, type Ground } from './ground';
import { looksAt } from './looks';
import { isOf, type RegimeFacts } from './reading';
import { renewalsIn, type Renewal } from './renewals';
import { stretchesOf } from './stretches';
import type { Closure, Expiry, Stretch, Term } from './tenure';

export type Decided = Omit<SanctionsMeasureImposed['data'], 'regime' | 'endsOn' | 'replaces'>;

export type MeasureTerm = Term &
  Readonly<{
    act: SanctionsMeasureImposed['data'];
    /** Of the act, what stays as it was decided. */
    decided: Decided;
    /** The resolution that moved its end; null where the imposing act's own end holds. */
    renewedBy: string | null;
    imposing: Ground;
  }>;

export type Replacement = Readonly<{ from: Instant; measure: string; restsOn: Ground }>;

/** The life of one measure. */
export type Measure = Readonly<{
  measure: string;
  stretches: readonly Stretch<MeasureTerm>[];
  easings: readonly Easing[];
  /** Measures that took its place, in the order of time. */
  replacements: readonly Replacement[];
  expiries: readonly Expiry[];
}>;

type Regime = Readonly<{ regime: string; closures: readonly Closure[] }>;

/** In the order in which they began. */
export const measuresIn = (facts: RegimeFacts, regime: Regime): readonly Measure[] => {
  const imposed = facts.filter(isOf('SanctionsMeasureImposed')).map(termOf).toSorted(inTime);
  const renewals = renewalsIn(facts);
  const names = [...new Set(imposed.map(({ act }) => act.measure))];
  return names.map((measure) => {
    const own = imposed.filter(({ act }) => act.measure === measure);
    const terms = [...own, ...renewalsOf(own, renewals)].toSorted(inTime);
    return measureOf(measure, terms, { ...regime, facts, imposed });
  });
};

const termOf = (fact: Known<SanctionsMeasureImposed>): MeasureTerm => {
  const act = fact.data;
  const { regime: _, replaces: __, endsOn, ...decided } = act;
  const { decidedOn, effectiveOn } = decided;
  const from = effectiveOn ? startOf(effectiveOn) : beginningOf(decidedOn, fact.recordedAt);
  const imposing = groundOf(fact);
  const term = { from, decidedOn, endsOn, act, decided, restsOn: imposing };
  return { ...term, renewedBy: null, imposing };
};

/** Of the resolution that imposes it the measure's own end is the more precise word. */
const renewalsOf = (
  imposed: readonly MeasureTerm[],
  renewals: readonly Renewal[],
): readonly MeasureTerm[] =>
  renewals.flatMap(({ by: renewedBy, ...renewal }) => {
    const last = imposed.findLast(({ from }) => from <= renewal.from);
    if (!last?.endsOn || last.act.imposedBy === renewedBy) return [];
    const { act, decided, imposing } = last;
    return [{ ...renewal, act, decided, renewedBy, imposing }];
  });

type Told = Regime & Readonly<{ facts: RegimeFacts; imposed: readonly MeasureTerm[] }>;

const measureOf = (
  measure: string,
  terms: readonly MeasureTerm[],
  { facts, imposed, regime, closures }: Told,
): Measure => {
  const looks = looksAt(measure, facts);
  const isRenewed = terms.some(({ renewedBy }) => renewedBy !== null);
  // Whoever looked after the end that was renewed for all of them looked at this one too.
  const together = isRenewed ? looksAt(regime, facts) : [];
  const expiries = expiriesOf(
    facts.filter(isOf('SanctionsMeasureExpired')).filter(({ data }) => data.measure === measure),
  );
  return {
    measure,
    stretches: stretchesOf({
      terms,
      looks: [...looks, ...together].toSorted(inTime),
      expiries: expiries.filter(({ isNotice }) => !isNotice),
      closures,
      endsWithRegime: false,
    }),
    easings: easingsOf(easingFactsOf(measure, facts), looks, closures),
    replacements: imposed
      .filter(({ act }) => act.replaces.includes(measure))
      .map(({ from, act, restsOn }) => ({ from, measure: act.measure, restsOn })),
    expiries,
  };
};
