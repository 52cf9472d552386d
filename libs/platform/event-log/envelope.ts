import { createHash } from 'node:crypto';

import type { Instant } from '@kernel';

import { canonicalText } from './canonical-text';
import type { Recorded } from './event-log';

/**
 * What a leaf of the log commits to: everything that is recorded of a fact. Its payload appears by
 * its hash alone, so that a proof can be shown without it.
 */
export type Envelope = Readonly<{
  actor: string;
  causationId: string | null;
  cause: string;
  commandId: string;
  commit: Readonly<{ id: string; index: number; size: number }>;
  correlationId: string;
  /** The fact's own. */
  evidence: readonly string[];
  id: string;
  payloadHash: string;
  /** As text: it outgrows a double. */
  position: string;
  recordedAt: Instant;
  schemaVersion: number;
  stream: string;
  subject: string;
  type: string;
  version: number;
}>;

export type Unhashed = Omit<Recorded, 'leafHash'>;

/** SHA-256 in hex of a salt, which keeps short payloads from being guessed, and RFC 8785 JSON. */
export const payloadHashOf = (payload: string, salt: Uint8Array): string =>
  createHash('sha256').update(salt).update(payload, 'utf8').digest('hex');

export const envelopeOf = (fact: Unhashed, payloadHash: string): Envelope => {
  const { actor, causationId, cause, commandId, correlationId } = fact.provenance;
  const { commit, evidence, id, recordedAt, schemaVersion, stream, subject, type, version } = fact;
  return {
    ...{ actor, causationId, cause, commandId, commit, correlationId, evidence, id, payloadHash },
    ...{
      position: String(fact.position),
      recordedAt,
      schemaVersion,
      stream,
      subject,
      type,
      version,
    },
  };
};

/**
 * SHA-256 in hex of the envelope's RFC 8785 JSON behind a zero byte, which sets the leaves of a
 * Merkle tree apart from its nodes (RFC 6962, 2.1). The database computes the same at the append.
 */
export const leafHashOf = (fact: Unhashed, salt: Uint8Array): string => {
  const envelope = envelopeOf(fact, payloadHashOf(canonicalText(fact.data), salt));
  return createHash('sha256').update(LEAF).update(canonicalText(envelope), 'utf8').digest('hex');
};

const LEAF = Uint8Array.of(0);
