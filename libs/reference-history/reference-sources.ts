import type { CuratedHistory, ReferenceSources } from './reference-file.schema';

/**
 * A row that no citation quotes, or a citation that no fact rests on, was written down for
 * something that is not there.
 *
 * @throws Error naming the first of them
 */
export const requireNothingIdle = (
  { rows, evidence }: ReferenceSources,
  histories: readonly CuratedHistory[],
): void => {
  const facts = histories.flatMap((history) => history.facts);
  const quoted = new Set(Object.values(evidence).map(({ row }) => row));
  const cited = new Set(facts.flatMap((fact) => fact.evidence));
  const idle =
    Object.keys(rows).find((key) => !quoted.has(key)) ??
    Object.keys(evidence).find((key) => !cited.has(key));
  if (idle !== undefined) throw new Error(`Nothing rests on “${idle}”.`);
};
