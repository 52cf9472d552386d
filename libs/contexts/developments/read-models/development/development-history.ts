import type { DevelopmentFact } from '@contracts';
import { beginningOf, type Instant, type Known, type LegalDate } from '@kernel';

import { meaningOf, type DevelopmentKind } from './acts';
import { claimedDatesIn, type ClaimedDate } from './claimed-dates';
import { datedActsIn, type DatedAct } from './dated-act';
import { looksIn, type Looks } from './last-look';

/** On the way to a ratification: `State Duma ratifies`. */
export type Step = Readonly<{ party: string; step: string; on: LegalDate; from: Instant }>;

/** All that is known of a development, each part in the order of time. */
export type DevelopmentHistory = Readonly<{
  kind: DevelopmentKind;
  /** IANA name: where the founding act was done. */
  zone: string;
  /** When the development was there for the first time. */
  begins: Instant;
  /** Of the founding act, in the log. */
  firstPosition: string;
  acts: readonly DatedAct[];
  steps: readonly Step[];
  claims: readonly ClaimedDate[];
  looks: Looks;
}>;

/** Nothing without a founding act. */
export const historyIn = (
  facts: readonly Known<DevelopmentFact>[],
): DevelopmentHistory | undefined => {
  const acts = datedActsIn(facts);
  const founding = acts.find(({ act }) => meaningOf(act).role === 'founds');
  const first = acts.find(({ act }) => meaningOf(act).role !== 'follows');
  if (!founding || !first) return undefined;
  return {
    kind: meaningOf(founding.act).kind,
    zone: founding.date.zone,
    begins: first.from,
    firstPosition: String(founding.act.position),
    acts,
    steps: stepsIn(acts),
    claims: claimedDatesIn(facts, acts),
    looks: looksIn(facts, acts),
  };
};

/** What happened on the way is known as soon as it happened, though one fact tells of it all. */
const stepsIn = (acts: readonly DatedAct[]): readonly Step[] =>
  acts.flatMap(({ act, from: ratified }) => {
    if (act.type !== 'TreatyRatified') return [];
    const { party, steps } = act.data;
    // A step that nobody dates was taken when its ratification was complete.
    return steps.map(({ on, step }) => ({ party, step, on, from: beginningOf(on, ratified) }));
  });

/** Every moment at which something may change. */
export const instantsIn = ({ begins, acts, steps, claims, looks }: DevelopmentHistory) => [
  begins,
  ...[
    ...acts,
    ...steps,
    ...claims.flatMap(({ words }) => words),
    ...looks.accepted,
    ...looks.checked,
  ]
    .map(({ from }) => from)
    .filter((from) => from > begins),
];
