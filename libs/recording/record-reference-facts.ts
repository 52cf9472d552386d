import { factRetracted, newestSchemaOf } from '@contracts';
import type { DomainEvent, FactRetracted, WordOnFacts } from '@kernel';
import { requireArchived } from '@platform/archive';
import {
  appendWhatIs,
  type Decide,
  type NewFact,
  type Provenance,
  type Receipt,
} from '@platform/event-log';
import { v5 as uuid5 } from 'uuid';

import { corroborate, corroborationIn } from './corroboration';
import type { FactDoor, KnownFact } from './fact-door';
import type { RecordingPorts } from './record-fact';
import { isRetracted, retract } from './retraction';

/** A fact that a product ships: it has a name for ever, and evidence of its own. */
export type ReferenceFact = NewFact & Readonly<{ id: string; evidence: readonly string[] }>;

export type ReferenceHistory = Readonly<{
  /** `export-ban-list/kr-situational-licence` */
  stream: string;
  /** In the order in which they are to be decided. */
  facts: readonly ReferenceFact[];
}>;

/**
 * Records in one commit what a stream does not hold yet of the history that the product ships.
 *
 * @throws EvidenceNotArchived, and whatever one of the facts is refused with
 */
export const recordReferenceFacts = async <Fact extends DomainEvent, Command>(
  { log, archive }: RecordingPorts,
  door: FactDoor<Fact, Command>,
  { stream, facts }: ReferenceHistory,
  given: Provenance,
): Promise<Receipt> => {
  const cited = new Set([...given.evidence, ...facts.flatMap(({ evidence }) => evidence)]);
  const provenance = { ...given, evidence: [...cited] };
  const decide: Decide<Fact> = (known) => newReferenceFacts(door, stream, facts, known);
  await requireArchived(archive, provenance.evidence);
  // Asked once without the log's memory: the command has the same id at every start, and what
  // stands against a fact today may have been retracted tomorrow.
  await decide((await log.readStream<Fact>(stream)).facts);
  return appendWhatIs(log, { stream, provenance }, decide);
};

/**
 * What a stream does not hold yet of the facts that a product ships, each decided on all before it.
 * A fact whose name the stream holds is left alone, even where somebody has retracted it.
 */
export const newReferenceFacts = <Fact extends DomainEvent, Command>(
  door: FactDoor<Fact, Command>,
  stream: string,
  facts: readonly ReferenceFact[],
  history: readonly KnownFact<Fact>[],
): readonly NewFact[] => {
  const held = new Set(history.map(({ id }) => id));
  const known = [...history];
  for (const fact of facts.filter(({ id }) => !held.has(id))) {
    const said = decided(door, stream, fact, known);
    known.push(...said.map((one, i) => provisional(one, fact, { place: i, after: known.length })));
  }
  return known
    .slice(history.length)
    .map(({ type, data, id, evidence }) => ({ type, data, id, evidence }));
};

const decided = <Fact extends DomainEvent, Command>(
  door: FactDoor<Fact, Command>,
  stream: string,
  fact: ReferenceFact,
  known: readonly KnownFact<Fact>[],
): readonly (Fact | WordOnFacts)[] => {
  const corroboration = corroborationIn(fact);
  if (corroboration) return corroborate(known, corroboration, { stream, evidence: fact.evidence });
  return fact.type === factRetracted.type
    ? retractions(door, stream, factRetracted.data.parse(fact.data), known)
    : door.decide(known, door.commandOf(stream, fact));
};

/** Somebody may have retracted it before the product did. */
const retractions = <Fact extends DomainEvent, Command>(
  door: FactDoor<Fact, Command>,
  stream: string,
  { eventIds: [eventId], reason }: FactRetracted['data'],
  known: readonly KnownFact<Fact>[],
): readonly (Fact | WordOnFacts)[] =>
  eventId === undefined || isRetracted(known, eventId)
    ? []
    : retract(door, known, { stream, eventId, reason });

/** As the log will hold it, but for what only the log knows. */
const provisional = <Fact extends DomainEvent>(
  said: Fact | WordOnFacts,
  fact: ReferenceFact,
  { place, after }: Readonly<{ place: number; after: number }>,
): KnownFact<Fact> => ({
  ...said,
  // One fact may be decided into several: those behind the first are named after it.
  id: place === 0 ? fact.id : uuid5(String(place), fact.id),
  evidence: fact.evidence,
  position: BigInt(after + place + 1),
  recordedAt: '',
  subject: newestSchemaOf(said.type).subjectOf(said.data),
  commit: { id: fact.id },
});
