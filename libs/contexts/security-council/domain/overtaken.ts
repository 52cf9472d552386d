import type { MonitoringMandateExtended, ResolutionAdopted, SanctionsRegimeFact } from '@contracts';
import {
  isCertainlyAfter,
  isSameDate,
  type FactRetracted,
  type Known,
  type LegalDate,
  type LegalDay,
  type WordOnFacts,
} from '@kernel';

import { isPossiblyAfter } from './date-order';
import { actInForceOn, actsOf } from './mandates';
import { findMeasure } from './measures';
import { lastDayOf, measuresEndOf } from './renewals';
import { evolve, type EstablishedRegime, type SanctionsRegime } from './sanctions-regime';
import { isReplacedOn } from './stages';
import { isTerminatedOn } from './turns';

type Standing = readonly Known<SanctionsRegimeFact>[];
type EndTold = Readonly<{ lastDay: LegalDate; seenOn: LegalDay }>;

/** What was recorded of an end, and what moves that end although it became known later. */
type Overtaking = Readonly<{
  /** The last day that a fact says something to have ended on, and when that was seen. */
  endTold: (fact: SanctionsRegimeFact) => EndTold | undefined;
  /** Whether the decision was taken in time, and lets it last beyond that day. */
  isMoved: (told: EndTold, fact: SanctionsRegimeFact) => boolean;
  reason: string;
}>;

/** What stands of an end that did not come, taken back with what says that it did not. */
export const overtakenBy = (
  decided: readonly SanctionsRegimeFact[],
  known: Standing,
  regime: EstablishedRegime,
): readonly FactRetracted[] =>
  decided.flatMap((fact) => {
    if (isExtension(fact)) return taken(known, byExtension(fact, regime));
    return isRenewal(fact) ? taken(known, byRenewal(fact, regime)) : [];
  });

type Said = SanctionsRegimeFact | WordOnFacts;

export const isExtension = (fact: Said): fact is MonitoringMandateExtended =>
  fact.type === 'MonitoringMandateExtended';

/** An adoption that says until when the measures of a regime last which have an end. */
export const isRenewal = (fact: Said): fact is ResolutionAdopted =>
  fact.type === 'ResolutionAdopted' && fact.data.proposal.extendsMeasuresUntil !== undefined;

/** One retraction for each subject: a retraction is about one. */
const taken = (
  known: Standing,
  { endTold, isMoved, reason }: Overtaking,
): readonly FactRetracted[] => {
  const found = new Map<string, string[]>();
  for (const fact of known) {
    const told = endTold(fact);
    if (!told || !isMoved(told, fact)) continue;
    const subject = subjectOf(fact);
    found.set(subject, [...(found.get(subject) ?? []), fact.id]);
  }
  return [...found].map(([subject, eventIds]) => ({
    type: 'FactRetracted',
    data: { eventIds, subject, reason },
  }));
};

const byExtension = (
  { data }: MonitoringMandateExtended,
  regime: EstablishedRegime,
): Overtaking => {
  const { mandate, decidedOn, endsOn, extendedBy } = data;
  return {
    endTold: (fact) => endOfMandate(fact, mandate, regime),
    // One whose date is coarse, and can have been decided in time, counts as decided in time.
    isMoved: (told) =>
      !isCertainlyAfter(decidedOn, told.lastDay) && (endsOn === null || outlasts(endsOn, told)),
    reason: `${extendedBy} had extended the mandate in time.`,
  };
};

const outlasts = (endsOn: LegalDate, { lastDay, seenOn }: EndTold): boolean =>
  isPossiblyAfter(endsOn, lastDay) && !isCertainlyAfter(seenOn, endsOn);

const endOfMandate = (fact: SanctionsRegimeFact, mandate: string, regime: EstablishedRegime) => {
  if (fact.type === 'MonitoringMandateExpired' && fact.data.mandate === mandate) {
    return { lastDay: fact.data.endedOn, seenOn: fact.data.endedOn };
  }
  if (!isEndSeen(fact) || fact.data.subject !== mandate) return undefined;
  const { seenOn } = fact.data;
  const lastDay = actInForceOn(actsOf(regime, mandate), seenOn)?.dated.endsOn;
  return lastDay ? { lastDay, seenOn } : undefined;
};

const byRenewal = (renewal: ResolutionAdopted, regime: EstablishedRegime): Overtaking => ({
  endTold: (fact) => endOfMeasures(fact, regime),
  isMoved: (told, fact) => {
    // By the rule of every last day: it may not be the newest decision, or be about others.
    const [before, after] = [regime, evolve(regime, renewal)].map((known) =>
      lastDayIn(known, subjectOf(fact), told.lastDay),
    );
    if (after == null || isSameDate(before ?? null, after)) return false;
    // Nothing expires on a day that is not its last one, whichever way that was moved.
    const isEarlier =
      fact.type === 'SanctionsMeasureExpired' && isCertainlyAfter(told.lastDay, after);
    return isEarlier || outlasts(after, told);
  },
  reason: `${renewal.data.symbol} had given the measures another last day in time.`,
});

/** Of a measure, or of all that have a last day, where somebody looked at those together. */
const lastDayIn = (regime: SanctionsRegime, subject: string, day: LegalDate) => {
  if (regime.status === 'unknown') return null;
  if (subject === regime.act.regime) return measuresEndOf(regime, day);
  const measure = findMeasure(regime, subject);
  return measure && lastDayOf(regime, measure, day);
};

const endOfMeasures = (fact: SanctionsRegimeFact, regime: EstablishedRegime) => {
  if (fact.type === 'SanctionsMeasureExpired') {
    return { lastDay: fact.data.endedOn, seenOn: fact.data.endedOn };
  }
  if (!isEndSeen(fact) || isOverOtherwise(regime, fact.data)) return undefined;
  const { subject, seenOn } = fact.data;
  const lastDay = lastDayIn(regime, subject, seenOn);
  return lastDay ? { lastDay, seenOn } : undefined;
};

type EndSeen = Extract<SanctionsRegimeFact, { type: 'StatusConfirmed' }>;

const isEndSeen = (fact: SanctionsRegimeFact): fact is EndSeen =>
  fact.type === 'StatusConfirmed' && fact.data.stage === 'ended';

/** Whoever saw the end of a whole regime, or what took a measure's place, saw no last day pass. */
const isOverOtherwise = (regime: EstablishedRegime, { subject, seenOn }: EndSeen['data']) =>
  isTerminatedOn(regime, seenOn) || isReplacedOn(regime, subject, seenOn);

const subjectOf = ({ data }: SanctionsRegimeFact): string => {
  if ('subject' in data) return data.subject;
  if ('mandate' in data) return data.mandate;
  return 'measure' in data ? data.measure : data.regime;
};
