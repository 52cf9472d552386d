import type { Instant } from './legal-date';

/** What happened, in the authority's words. Plain JSON: a stored fact needs no class to be read. */
export type DomainEvent<Type extends string = string, Body extends object = object> = Readonly<{
  type: Type;
  data: Readonly<Body>;
}>;

/** A fact as the log holds it: where, since when, and on which documents (their SHA-256). */
export type Known<Fact> = Fact &
  Readonly<{
    id: string;
    position: bigint;
    recordedAt: Instant;
    evidence: readonly string[];
    /** Why it became known, as the log has it. A story that is only told may leave it out. */
    provenance?: Readonly<{ cause: string }>;
  }>;

/** A notice of the timekeeper: it says what facts before it come to, and is no source itself. */
export const isNotice = ({ provenance }: Known<object>): boolean => provenance?.cause === 'clock';

/** The only way to correct a fact: it stays in the log, and no longer counts. */
export type FactRetracted = DomainEvent<
  'FactRetracted',
  { eventIds: readonly string[]; subject: string; reason: string }
>;

/** A further document for facts that are known: from then on they rest on it as well. */
export type FactCorroborated = DomainEvent<
  'FactCorroborated',
  { eventIds: readonly string[]; subject: string }
>;

/** What is said of other facts, and of nothing else. */
export type WordOnFacts = FactRetracted | FactCorroborated;

export const isWordOnFacts = <Fact extends DomainEvent>(fact: Fact): fact is Fact & WordOnFacts =>
  isRetraction(fact) || isCorroboration(fact);

const isRetraction = (fact: DomainEvent): fact is FactRetracted => fact.type === 'FactRetracted';

const isCorroboration = (fact: DomainEvent): fact is FactCorroborated =>
  fact.type === 'FactCorroborated';

/**
 * The facts that still count, each with all the evidence that was brought for it. Newest first, so
 * that a retracted retraction retracts nothing.
 */
export const standing = <Fact extends DomainEvent>(
  history: readonly Known<Fact | WordOnFacts>[],
): readonly Known<Fact>[] => {
  const retracted = new Set<string>();
  for (const fact of history.toReversed()) {
    if (isRetraction(fact) && !retracted.has(fact.id)) {
      fact.data.eventIds.forEach((id) => retracted.add(id));
    }
  }
  const counting = history.filter(({ id }) => !retracted.has(id));
  const further = corroborating(counting);
  return counting
    .filter((fact): fact is Known<Fact> => !isWordOnFacts(fact))
    .map((fact) => withEvidence(fact, further.get(fact.id)));
};

/** By the facts that it is brought for. */
const corroborating = (
  facts: readonly Known<DomainEvent>[],
): ReadonlyMap<string, readonly string[]> => {
  const further = new Map<string, readonly string[]>();
  for (const word of facts.filter(isCorroborationKnown)) {
    for (const id of word.data.eventIds) {
      further.set(id, [...(further.get(id) ?? []), ...word.evidence]);
    }
  }
  return further;
};

const isCorroborationKnown = (fact: Known<DomainEvent>): fact is Known<FactCorroborated> =>
  isCorroboration(fact);

const withEvidence = <Fact extends DomainEvent>(
  fact: Known<Fact>,
  further: readonly string[] | undefined,
): Known<Fact> =>
  further === undefined
    ? fact
    : { ...fact, evidence: [...new Set([...fact.evidence, ...further])] };

/**
 * What rests on a founding act: with the act it stands, without it nothing does, whatever the
 * order in which they became known. One rule for decisions and answers alike; the act comes first.
 */
export const restingOn = <Fact extends DomainEvent>(
  founding: Fact['type'],
  facts: readonly Fact[],
): readonly Fact[] => {
  const acts = facts.filter(({ type }) => type === founding);
  return acts.length === 0 ? [] : [...acts, ...facts.filter(({ type }) => type !== founding)];
};
