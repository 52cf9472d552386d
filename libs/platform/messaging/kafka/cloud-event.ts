import { dataSchemaOf, PUBLISHING_CONTEXTS, WITHHELD, type PublishingContext } from '@contracts';
import type { FactRetracted } from '@kernel';
import { canonicalText, contextOf, traceparentOf, type Recorded } from '@platform/event-log';
import type { Message } from 'kafkajs';

import { effectiveFrom } from './effective-from';

/** A message's place beside its event's: what only the publisher knows. */
export type Place = Readonly<{
  /** Of the log. */
  generation: string;
  /** The position before it on the same topic; none where it is the first. */
  previous: bigint | undefined;
}>;

/** Headers of Kafka are texts here; absent ones are left out. */
type Attributes = Readonly<Record<string, string | undefined>>;

/**
 * CloudEvents 1.0 in binary mode: the key is the stream, the value is the data as it was hashed
 * (RFC 8785), everything else is headers. What may not leave keeps its place and says nothing.
 */
export const messageOf = (fact: Recorded, place: Place): Message => {
  const withheld = isWithheld(fact);
  return {
    key: withheld ? null : fact.stream,
    value: withheld ? null : canonicalText(fact.data),
    // So that a topic can be searched by the moments of the log.
    timestamp: String(Date.parse(fact.recordedAt)),
    headers: stated(placeOf(fact, place), ...(withheld ? [withholding(fact)] : tellingOf(fact))),
  };
};

/** Determinations tell what an exporter ships: not even their streams are named. */
export const isWithheld = ({ stream }: Pick<Recorded, 'stream'>): boolean =>
  stream.startsWith('export-determination/');

/** The context whose public topic an event goes to; none where it has none. */
export const publishedBy = (fact: Recorded): PublishingContext | undefined =>
  PUBLISHING_CONTEXTS.find((context) => context === contextOf(fact.stream));

const placeOf = (fact: Recorded, { generation, previous }: Place): Attributes => ({
  ce_specversion: '1.0',
  ce_source: `urn:interdict:context:${contextOf(fact.stream)}`,
  ce_sequence: String(fact.position),
  ce_previoussequence: previous?.toString(),
  ce_recordedtime: fact.recordedAt,
  ce_commitid: fact.commit.id,
  ce_commitindex: String(fact.commit.index),
  ce_commitsize: String(fact.commit.size),
  ce_leafhash: fact.leafHash,
  ce_generation: generation,
});

const withholding = ({ position }: Recorded): Attributes => ({
  ce_id: String(position),
  ce_type: WITHHELD,
});

const tellingOf = (fact: Recorded): readonly Attributes[] => [contentOf(fact), provenanceOf(fact)];

const contentOf = (fact: Recorded): Attributes => ({
  ce_id: fact.id,
  ce_type: fact.type,
  ce_subject: fact.subject,
  ce_time: fact.recordedAt,
  ce_dataschema: dataSchemaOf(fact.type, fact.schemaVersion),
  ce_partitionkey: fact.stream,
  ce_streamversion: String(fact.version),
  ce_effectivefrom: effectiveFrom(fact),
  ce_retracts: isRetraction(fact) ? fact.data.eventIds.join() : undefined,
  ce_traceparent: traceparentOf(fact),
  'content-type': 'application/json',
});

const provenanceOf = ({ commit, evidence, provenance }: Recorded): Attributes => ({
  ce_cause: provenance.cause,
  ce_actor: provenance.actor,
  ce_commandid: provenance.commandId,
  ce_correlationid: provenance.correlationId,
  ce_causationid: provenance.causationId ?? undefined,
  ce_evidence: evidence.join() || undefined,
  // Once for all of the commit: with the documents of a whole edition in every message, a commit
  // would grow with the square of its size.
  ce_commitevidence:
    commit.index === 0 && provenance.evidence !== evidence ? provenance.evidence.join() : undefined,
});

const isRetraction = (fact: Recorded): fact is Recorded & FactRetracted =>
  fact.type === 'FactRetracted';

/** One by one: the relay makes a million of these, and spreading is the slower half of it. */
const stated = (...parts: readonly Attributes[]): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const attributes of parts) {
    for (const name in attributes) {
      const text = attributes[name];
      if (text !== undefined) headers[name] = text;
    }
  }
  return headers;
};

/** The same event on another topic: another message stands before it there. */
export const elsewhere = (message: Message, previous: bigint | undefined): Message => {
  const headers = { ...message.headers };
  if (previous === undefined) delete headers['ce_previoussequence'];
  else headers['ce_previoussequence'] = String(previous);
  return { ...message, headers };
};
