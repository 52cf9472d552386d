import type { MonitoringMandateExtended, SanctionsRegimeFact } from '@contracts';
import { fold, standing, type FactRetracted, type Known, type WordOnFacts } from '@kernel';

import { BlockRestsOnVeto } from './corrections.errors';
import { isCertainlyAfter, isPossiblyAfter } from './date-order';
import { actInForceOn, actsOf } from './mandates';
import type { EstablishedRegime } from './sanctions-regime';
import type { SanctionsRegimeCommand } from './sanctions-regime.commands';
import { sanctionsRegime } from './sanctions-regime.decider';

type Said = SanctionsRegimeFact | WordOnFacts;
type Standing = readonly Known<SanctionsRegimeFact>[];

/** A fact as a log holds it: with what it is about, and in which commit. */
export type HeldFact = Known<Said> &
  Readonly<{ subject: string; commit: Readonly<{ id: string }> }>;

/**
 * What the rules say, given all that the stream holds. An extension that was decided in time and
 * became known late takes back, in its own commit, what was recorded of an end that did not come.
 */
export const decideOn = (
  history: readonly Known<Said>[],
  command: SanctionsRegimeCommand,
): readonly Said[] => {
  const known = standing<SanctionsRegimeFact>(history);
  const regime = fold(sanctionsRegime, known);
  const decided = sanctionsRegime.decide(command, regime);
  if (regime.status === 'unknown') return decided;
  // The fact that was asked for comes first: a reference fact gives its name to the first.
  return [
    ...decided,
    ...decided.filter(isExtension).flatMap((fact) => overtakenBy(fact, known, regime)),
  ];
};

const isExtension = (fact: Said): fact is MonitoringMandateExtended =>
  fact.type === 'MonitoringMandateExtended';

const overtakenBy = (
  { data }: MonitoringMandateExtended,
  known: Standing,
  regime: EstablishedRegime,
): readonly FactRetracted[] => {
  const eventIds = known.filter((fact) => isOvertaken(fact, data, regime)).map(({ id }) => id);
  if (eventIds.length === 0) return [];
  const reason = `${data.extendedBy} had extended the mandate in time.`;
  return [{ type: 'FactRetracted', data: { eventIds, subject: data.mandate, reason } }];
};

/** One whose date is coarse, and can have been decided in time, counts as decided in time. */
const isOvertaken = (
  fact: Known<SanctionsRegimeFact>,
  { mandate, decidedOn, endsOn }: MonitoringMandateExtended['data'],
  regime: EstablishedRegime,
): boolean => {
  const told = endTold(fact, mandate, regime);
  if (!told || isCertainlyAfter(decidedOn, told.lastDay)) return false;
  return (
    endsOn === null ||
    (isPossiblyAfter(endsOn, told.lastDay) && !isCertainlyAfter(told.seenOn, endsOn))
  );
};

/** The last day that a fact says a mandate to have ended on, and when that was seen. */
const endTold = (fact: SanctionsRegimeFact, mandate: string, regime: EstablishedRegime) => {
  if (fact.type === 'MonitoringMandateExpired' && fact.data.mandate === mandate) {
    return { lastDay: fact.data.endedOn, seenOn: fact.data.endedOn };
  }
  if (fact.type !== 'StatusConfirmed' || fact.data.subject !== mandate) return undefined;
  const { stage, seenOn } = fact.data;
  const lastDay = actInForceOn(actsOf(regime, mandate), seenOn)?.dated.endsOn;
  return stage === 'ended' && lastDay ? { lastDay, seenOn } : undefined;
};

/**
 * What stands and falls with a fact, itself included: a veto with its block, an adoption with the
 * extension that was derived with it, and their retractions with each other.
 */
export const wholeOf = (history: readonly HeldFact[], fact: HeldFact): readonly HeldFact[] =>
  history.filter(
    (other) =>
      other.id === fact.id ||
      isDerivedFrom(fact, other) ||
      (other.commit.id === fact.commit.id && isRetractedTogether(history, fact, other)),
  );

const isDerivedFrom = (source: HeldFact, other: HeldFact): boolean => {
  if (source.type === 'DraftResolutionVetoed') {
    return other.type === 'SanctionsInspectionBlocked' && other.data.symbol === source.data.symbol;
  }
  return (
    source.type === 'ResolutionAdopted' &&
    other.type === 'MonitoringMandateExtended' &&
    other.data.extendedBy === source.data.symbol &&
    other.commit.id === source.commit.id &&
    other.position > source.position
  );
};

/** Adoption and extension are about two subjects: one correction took two retractions. */
const isRetractedTogether = (
  history: readonly HeldFact[],
  one: HeldFact,
  other: HeldFact,
): boolean => {
  const [taken, others] = [retractedBy(history, one), retractedBy(history, other)];
  return taken.some((fact) =>
    others.some((further) => isDerivedFrom(fact, further) || isDerivedFrom(further, fact)),
  );
};

const retractedBy = (history: readonly HeldFact[], { type, data }: Said): readonly HeldFact[] =>
  type === 'FactRetracted' ? history.filter(({ id }) => data.eventIds.includes(id)) : [];

/** @throws BlockRestsOnVeto a block would be gone, and its veto stand */
export const requireSound = ({
  taken,
  after,
}: Readonly<{ taken: Standing; after: Standing }>): void => {
  for (const fact of taken) {
    if (fact.type === 'SanctionsInspectionBlocked' && isVetoed(after, fact.data.symbol)) {
      throw new BlockRestsOnVeto(fact.data.symbol);
    }
  }
};

const isVetoed = (facts: Standing, symbol: string): boolean =>
  facts.some(({ type, data }) => type === 'DraftResolutionVetoed' && data.symbol === symbol);
