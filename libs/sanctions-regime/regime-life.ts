import type { SanctionsRegimeEstablished } from '@contracts';
import { beginningOf, restingOn, type Instant, type Known } from '@kernel';

import { withAdoptedDates } from './adopted-dates';
import { disputesIn, type Dispute } from './disputes';
import { mandatesIn, type Mandate } from './mandates';
import { decidedFrom, measuresIn, type Measure } from './measures';
import { isOf, type RegimeFacts } from './reading';
import {
  actsIn,
  closuresOf,
  contestationsIn,
  outsideMonitorsIn,
  type Contestation,
  type OutsideMonitor,
  type RegimeAct,
} from './regime-acts';
import { measuresEndIn, type Renewal } from './renewals';
import { boundsOf, type Closure, type Stretch } from './tenure';
import { undatedInstants } from './undated-decisions';

/** All that is known of a regime, each part in the order of time. */
export type RegimeLife = Readonly<{
  founding: Known<SanctionsRegimeEstablished>;
  from: Instant;
  acts: readonly RegimeAct[];
  closures: readonly Closure[];
  contestations: readonly Contestation[];
  outside: readonly OutsideMonitor[];
  mandates: readonly Mandate[];
  measures: readonly Measure[];
  measuresEnd: readonly Stretch<Renewal>[];
  disputes: readonly Dispute[];
  /** The facts with the dates that the system goes by, the founding act first. */
  facts: RegimeFacts;
}>;

/**
 * The life of a regime as its facts tell it by now. Nothing without the founding act.
 *
 * @param known what still stands of the regime's stream, oldest first
 */
export const regimeLifeOf = (known: RegimeFacts): RegimeLife | undefined => {
  const told = restingOn('SanctionsRegimeEstablished', known);
  const facts = withAdoptedDates(told);
  const founding = facts.find(isOf('SanctionsRegimeEstablished'));
  if (!founding) return undefined;
  const acts = actsIn(facts);
  const closures = closuresOf(acts);
  const regime = { regime: founding.data.regime, closures };
  return {
    founding,
    from: beginningOf(founding.data.decidedOn, founding.recordedAt),
    acts,
    closures,
    contestations: contestationsIn(facts, acts, founding),
    outside: outsideMonitorsIn(facts),
    mandates: mandatesIn(facts, closures),
    measures: measuresIn(facts, regime),
    measuresEnd: measuresEndIn(facts, regime),
    disputes: disputesIn(told),
    facts,
  };
};

/** Wherever anything about the regime may change. */
export const instantsOf = (life: RegimeLife): readonly Instant[] => [
  life.from,
  ...[...life.acts, ...life.contestations, ...life.outside].map(({ from }) => from),
  ...undatedInstants(life.mandates),
  ...life.mandates.flatMap(({ stretches, blocks }) => [
    ...boundsOf(stretches),
    ...blocks.map(({ from }) => from),
  ]),
  ...life.measures.flatMap(({ stretches, easings, replacements }) => [
    ...boundsOf(stretches),
    ...easings.flatMap((easing) => boundsOf(easing.stretches)),
    ...replacements.map(({ from }) => from),
    ...stretches.slice(0, 1).map(({ term }) => decidedFrom(term)),
  ]),
  ...boundsOf(life.measuresEnd),
  ...life.disputes.flatMap(({ from, until }) => [from, until]),
];
