import type { SanctionsRegimeFact } from '@contracts';
import {
  fold,
  isNotice,
  standing,
  type FactRetracted,
  type Known,
  type WordOnFacts,
} from '@kernel';

import { BlockRestsOnVeto } from './corrections.errors';
import { isExtension, isRenewal, overtakenBy } from './overtaken';
import type { SanctionsRegimeCommand } from './sanctions-regime.commands';
import { sanctionsRegime } from './sanctions-regime.decider';

type Said = SanctionsRegimeFact | WordOnFacts;
type Standing = readonly Known<SanctionsRegimeFact>[];

/** A fact as a log holds it: with what it is about, and in which commit. */
export type HeldFact = Known<Said> &
  Readonly<{ subject: string; commit: Readonly<{ id: string }> }>;

/**
 * What the rules say, given all that the stream holds. An extension of a mandate, or a renewal of
 * measures, that was decided in time and became known late takes back, in its own commit, what was
 * recorded of an end that did not come.
 * A notice says nothing that a document could say again: who has one records it all the same.
 */
export const decideOn = (
  history: readonly Known<Said>[],
  command: SanctionsRegimeCommand,
): readonly Said[] => {
  const known = standing<SanctionsRegimeFact>(history);
  const regime = fold(
    sanctionsRegime,
    known.filter((fact) => !isNotice(fact)),
  );
  const decided = sanctionsRegime.decide(command, regime);
  if (regime.status === 'unknown') return decided;
  // The fact that was asked for comes first: a reference fact gives its name to the first.
  return [...decided, ...overtakenBy(decided, known, regime)];
};

/**
 * What stands and falls with a fact, itself included: a veto with its block, an adoption with the
 * extension that was derived with it, an extension or a renewal with what it took back of an end
 * that did not come, and their retractions with each other.
 */
export const wholeOf = (history: readonly HeldFact[], fact: HeldFact): readonly HeldFact[] => {
  const whole = new Set([fact.id]);
  // What was derived came later: one look from the first to the last finds what rests on it, too.
  for (const other of history) {
    const isDerived = history.some(
      (source) => whole.has(source.id) && isDerivedFrom(history, source, other),
    );
    if (isDerived || isRetractedTogether(history, fact, other)) whole.add(other.id);
  }
  return history.filter(({ id }) => whole.has(id));
};

const isDerivedFrom = (
  history: readonly HeldFact[],
  source: HeldFact,
  other: HeldFact,
): boolean => {
  if (source.type === 'DraftResolutionVetoed') {
    return other.type === 'SanctionsInspectionBlocked' && other.data.symbol === source.data.symbol;
  }
  if (other.type === 'FactRetracted') return overtaking(history, other)?.id === source.id;
  return (
    source.type === 'ResolutionAdopted' &&
    other.type === 'MonitoringMandateExtended' &&
    other.data.extendedBy === source.data.symbol &&
    isBehind(source, other)
  );
};

/** What took an end back: the last before that, and not one that replaces another. */
const overtaking = (
  history: readonly HeldFact[],
  retraction: HeldFact & FactRetracted,
): HeldFact | undefined =>
  history.findLast((fact) => {
    if (!isBehind(fact, retraction)) return false;
    const { subject } = retraction.data;
    if (isExtension(fact)) return fact.data.mandate === subject;
    return isRenewal(fact) && (subject === fact.data.regime || isMeasure(history, subject));
  });

const isMeasure = (history: readonly HeldFact[], subject: string): boolean =>
  history.some(({ type, data }) => type === 'SanctionsMeasureImposed' && data.measure === subject);

const isBehind = (one: HeldFact, other: HeldFact): boolean =>
  other.commit.id === one.commit.id && other.position > one.position;

/** Adoption and extension are about two subjects: one correction took two retractions. */
const isRetractedTogether = (
  history: readonly HeldFact[],
  one: HeldFact,
  other: HeldFact,
): boolean => {
  if (one.commit.id !== other.commit.id) return false;
  const others = retractedBy(history, other);
  return retractedBy(history, one).some((fact) =>
    others.some(
      (further) => isDerivedFrom(history, fact, further) || isDerivedFrom(history, further, fact),
    ),
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
