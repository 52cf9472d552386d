import { factRetracted, newestSchemaOf, type ExportBanListFact } from '@contracts';
import type { FactRetracted } from '@kernel';
import type { NewFact } from '@platform/event-log';
import { v5 as uuid5 } from 'uuid';

import type { KnownFact } from '../domain/edition-facts';
import { exportBanList } from '../domain/export-ban-list.decider';
import { isRetracted, retract } from '../domain/retraction';
import { commandOf, listOf } from './posted-fact';
import { standingList } from './standing-list';

/** A fact that a product ships: it has a name for ever, and evidence of its own. */
export type ReferenceFact = NewFact & Readonly<{ id: string; evidence: readonly string[] }>;

/**
 * What a stream does not hold yet of the facts that a product ships, each decided on all before it.
 * A fact whose name the stream holds is left alone, even where somebody has retracted it.
 *
 * @throws whatever one of them is refused with
 */
export const newReferenceFacts = (
  stream: string,
  facts: readonly ReferenceFact[],
  history: readonly KnownFact[],
): readonly NewFact[] => {
  const held = new Set(history.map(({ id }) => id));
  const known = [...history];
  for (const fact of facts.filter(({ id }) => !held.has(id))) {
    const said = decided(stream, fact, known);
    known.push(...said.map((one, i) => provisional(one, fact, { place: i, after: known.length })));
  }
  return known
    .slice(history.length)
    .map(({ type, data, id, evidence }) => ({ type, data, id, evidence }));
};

type Said = ExportBanListFact | FactRetracted;

const decided = (
  stream: string,
  fact: ReferenceFact,
  known: readonly KnownFact[],
): readonly Said[] =>
  fact.type === factRetracted.type
    ? retractions(listOf(stream), factRetracted.data.parse(fact.data), known)
    : exportBanList.decide(commandOf(stream, fact), standingList(known));

/** Somebody may have retracted it before the product did. */
const retractions = (
  list: string,
  { eventIds: [eventId], reason }: FactRetracted['data'],
  known: readonly KnownFact[],
): readonly Said[] =>
  eventId === undefined || isRetracted(known, eventId)
    ? []
    : retract(known, { list, eventId, reason });

/** As the log will hold it, but for what only the log knows. */
const provisional = (
  said: Said,
  fact: ReferenceFact,
  { place, after }: Readonly<{ place: number; after: number }>,
): KnownFact => ({
  ...said,
  // One fact may be decided into several: those behind the first are named after it.
  id: place === 0 ? fact.id : uuid5(String(place), fact.id),
  evidence: fact.evidence,
  position: BigInt(after + place + 1),
  recordedAt: '',
  subject: newestSchemaOf(said.type).subjectOf(said.data),
  commit: { id: fact.id },
});
