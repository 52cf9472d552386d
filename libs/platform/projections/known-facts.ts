import type { EventLog, Recorded } from '@platform/event-log';
import type { ClientBase } from 'pg';

import { factsOfKeys, type Touched } from './fact-keys';

/** The facts that are known of a key of a projection, oldest first. */
export type KnownFacts = (projection: string, key: string) => readonly Recorded[];

export type KeyIndex = Readonly<{ client: ClientBase; build: number; log: EventLog }>;

/** A fact of five hundred keys is read once. */
export const knownFacts = async (
  { client, build, log }: KeyIndex,
  touched: readonly Touched[],
): Promise<KnownFacts> => {
  const places = await factsOfKeys(client, build, touched);
  const positions = [...new Set(places.map(({ position }) => position))];
  const facts = positions.length === 0 ? [] : await log.eventsAt(positions);
  const factAt = new Map(facts.map((fact) => [fact.position, fact]));
  const known = new Map<string, Recorded[]>();
  for (const { projection, key, position } of places) {
    const fact = factAt.get(position);
    if (!fact) throw new Error(`The log has no event at position ${String(position)} any more.`);
    listOf(known, nameOf(projection, key)).push(fact);
  }
  return (projection, key) => known.get(nameOf(projection, key)) ?? [];
};

const nameOf = (projection: string, key: string): string => `${projection} ${key}`;

export const listOf = <Item>(lists: Map<string, Item[]>, key: string): Item[] => {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
};
