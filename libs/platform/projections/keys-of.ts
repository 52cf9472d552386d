import { isWordOnFacts } from '@kernel';
import type { EventLog, Recorded } from '@platform/event-log';

import type { ReadModel } from './projection';
import { FoldFailed } from './read-model.errors';

/** What a fact may change in one projection: no keys where it is not shown to it. */
export type KeysOf = (fact: Recorded) => readonly string[];

type AnyProjection = ReadModel['projections'][number];

/**
 * A retraction inherits the keys of what it retracts, a corroboration those of what it
 * corroborates: the evidence that answers show has grown. So does a retraction of either.
 */
export const keysOfProjection = (
  projection: AnyProjection,
  spokenOf: ReadonlyMap<string, Recorded>,
): KeysOf => {
  const kept = new Map<bigint, readonly string[]>();
  const keysOf: KeysOf = (fact) => {
    const keys = kept.get(fact.position) ?? [...new Set(keysAnew(fact))];
    kept.set(fact.position, keys);
    return keys;
  };
  const keysAnew: KeysOf = (fact) => {
    if (!isShown(projection, fact)) return [];
    if (!isWordOnFacts(fact)) return own(projection, fact);
    return fact.data.eventIds
      .flatMap((id) => spokenOf.get(id) ?? [])
      .filter(({ position }) => position < fact.position)
      .flatMap(keysOf);
  };
  return keysOf;
};

const own = (projection: AnyProjection, fact: Recorded): readonly string[] => {
  try {
    return texts(projection.keysOf(fact));
  } catch (error) {
    throw new FoldFailed(`${projection.name}: ${fact.type}`, fact.position, error);
  }
};

/** What a malformed fact lacks is nobody's key: the database would refuse it without a position. */
const texts = (keys: readonly unknown[]): readonly string[] => {
  if (keys.every((key) => typeof key === 'string')) return keys;
  throw new TypeError(`A key is no text: ${JSON.stringify(keys)}.`);
};

export const isShown = ({ streams }: AnyProjection, { stream }: Recorded): boolean =>
  stream.startsWith(`${streams}/`);

/** Every fact that the batch retracts or corroborates, by its id; those of the batch itself too. */
export const spokenOfBy = async (
  log: EventLog,
  batch: readonly Recorded[],
): Promise<ReadonlyMap<string, Recorded>> => {
  const known = new Map(batch.map((fact) => [fact.id, fact]));
  let unseen = missing(batch, known);
  while (unseen.length > 0) {
    const events = await Promise.all(unseen.map((id) => log.eventOf(id)));
    const found = events.filter((event) => event !== undefined);
    found.forEach((event) => known.set(event.id, event));
    unseen = missing(found, known);
  }
  return known;
};

const missing = (
  facts: readonly Recorded[],
  known: ReadonlyMap<string, Recorded>,
): readonly string[] => {
  const ids = facts.filter(isWordOnFacts).flatMap(({ data }) => data.eventIds);
  return [...new Set(ids)].filter((id) => !known.has(id));
};
