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
    const terms = own.flatMap((term, i) => renewed(term, own[i + 1], renewals));
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

/**
 * A measure that has an end, and what moved that: the newest decision counts, whichever day it
 * names. Of the resolution that imposes it the measure's own end is the more precise word; what was
 * decided between that and its first day takes the place of the end that it never came to.
 */
const renewed = (
  term: MeasureTerm,
  next: MeasureTerm | undefined,
  renewals: readonly Renewal[],
): readonly MeasureTerm[] => {
  const { act, decided, imposing, from } = term;
  const isItsOwn = ({ by }: Renewal) => by === act.imposedBy;
  const moving = act.endsOn === null ? [] : renewals.filter((renewal) => !isItsOwn(renewal));
  const terms = moving
    .filter((renewal) => isDecidedWithin(renewal, { term, next }))
    .map(({ by: renewedBy, ...renewal }) => ({ ...renewal, act, decided, renewedBy, imposing }));
  const early = terms.findLast((each) => each.from <= from);
  const first = early ? { ...early, from } : term;
  return [first, ...terms.filter((each) => each.from > from)];
};

const isDecidedWithin = (
  { from }: Renewal,
  { term, next }: Readonly<{ term: MeasureTerm; next: MeasureTerm | undefined }>,
): boolean => {
  const decided = decidedFrom(term);
  const earliest = decided < term.from ? decided : term.from;
  return from >= earliest && (next === undefined || from < next.from);
};

/** From when on somebody can know that a measure will bind. */
export const decidedFrom = ({ act, from }: MeasureTerm): Instant =>
  beginningOf(act.decidedOn, from);

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
