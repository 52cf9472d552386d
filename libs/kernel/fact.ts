import type { Instant } from './legal-date';

/** What happened, in the authority's words. Plain JSON: a stored fact needs no class to be read. */
export type DomainEvent<Type extends string = string, Body extends object = object> = Readonly<{
  type: Type;
  data: Readonly<Body>;
}>;

/** A fact as the log holds it: where, since when, and on which documents (their SHA-256). */
export type Known<Fact> = Fact &
  Readonly<{ id: string; position: bigint; recordedAt: Instant; evidence: readonly string[] }>;

/** The only way to correct a fact: it stays in the log, and no longer counts. */
export type FactRetracted = DomainEvent<
  'FactRetracted',
  { eventIds: readonly string[]; subject: string; reason: string }
>;

const isRetraction = (fact: DomainEvent): fact is FactRetracted => fact.type === 'FactRetracted';

/** The facts that still count. Newest first, so that a retracted retraction retracts nothing. */
export const standing = <Fact extends DomainEvent>(
  history: readonly Known<Fact | FactRetracted>[],
): readonly Known<Fact>[] => {
  const retracted = new Set<string>();
  for (const fact of history.toReversed()) {
    if (isRetraction(fact) && !retracted.has(fact.id)) {
      fact.data.eventIds.forEach((id) => retracted.add(id));
    }
  }
  return history.filter(
    (fact): fact is Known<Fact> => !isRetraction(fact) && !retracted.has(fact.id),
  );
};

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
