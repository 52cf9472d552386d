import type { SanctionsMeasureEased } from '@contracts';
import { beginningOf, startOf, type Instant, type Known, type LegalDate } from '@kernel';

import { groundOf, inTime, type Ground } from './ground';
import { isOf, type RegimeFacts } from './reading';
import { stretchesOf } from './stretches';
import {
  isEndConfirmed,
  stretchAt,
  type Closure,
  type Look,
  type Stretch,
  type Term,
} from './tenure';

export type EasingTerm = Term & Readonly<{ act: SanctionsMeasureEased['data'] }>;

/** What makes a measure less, or lets somebody through. */
export type Easing = Readonly<{ easing: string; stretches: readonly Stretch<EasingTerm>[] }>;

export type EasingInTime = Readonly<{
  easing: string;
  kind: 'easing' | 'exemption';
  scope: string;
  easedBy: string;
  paragraph: string | null;
  decidedOn: LegalDate;
  endsOn: LegalDate | null;
  unconfirmed: boolean;
  /** Whether it is known by now that it did end with that day. */
  endConfirmed: boolean;
  restsOn: readonly Ground[];
}>;

/**
 * A measure that was seen in force after the last day of its easing is no longer eased by it:
 * whoever looked would have found the decision that goes on with it.
 */
export const easingsOf = (
  facts: readonly Known<SanctionsMeasureEased>[],
  looks: readonly Look[],
  closures: readonly Closure[],
): readonly Easing[] =>
  [...new Set(facts.map(({ data }) => data.easing))].toSorted().map((easing) => {
    const terms = facts
      .filter(({ data }) => data.easing === easing)
      .map(termOf)
      .toSorted(inTime);
    const ends = looks.map((look) => ({ ...look, stage: 'ended' as const }));
    const allEnd = terms.every(({ endsOn }) => endsOn !== null);
    const tenure = { terms, closures, looks: allEnd ? ends : [], expiries: [] };
    return { easing, stretches: stretchesOf({ ...tenure, endsWithRegime: false }) };
  });

export const easingFactsOf = (
  measure: string,
  facts: RegimeFacts,
): readonly Known<SanctionsMeasureEased>[] =>
  facts.filter(isOf('SanctionsMeasureEased')).filter(({ data }) => data.measure === measure);

const termOf = (fact: Known<SanctionsMeasureEased>): EasingTerm => {
  const { decidedOn, effectiveOn, endsOn } = fact.data;
  const from = effectiveOn ? startOf(effectiveOn) : beginningOf(decidedOn, fact.recordedAt);
  return { from, decidedOn, endsOn, act: fact.data, restsOn: groundOf(fact) };
};

/** Those that stand. */
export const easingsAt = (easings: readonly Easing[], at: Instant): readonly EasingInTime[] =>
  easings.flatMap(({ easing, stretches }) => {
    const stretch = stretchAt(stretches, at);
    if (stretch?.state !== 'running') return [];
    const { kind, scope, easedBy, paragraph, decidedOn } = stretch.term.act;
    const { endsOn, unconfirmed, restsOn } = stretch;
    const act = { kind, scope, easedBy, paragraph, decidedOn };
    const endConfirmed = isEndConfirmed(stretches, stretch);
    return [{ easing, ...act, endsOn, unconfirmed, endConfirmed, restsOn }];
  });
