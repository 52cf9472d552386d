import { createHash } from 'node:crypto';

import { instant } from '@kernel';

import {
  EvidenceEmpty,
  EvidenceTooLarge,
  type EvidenceRecord,
  type NewEvidence,
} from './evidence-archive';

/** The largest list that an authority publishes today has a little over 100 MB. */
export const MAX_EVIDENCE_BYTES = 256 * 1024 * 1024;

export const sha256Of = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/**
 * What an archive notes of a document: one rule for every adapter.
 *
 * @throws EvidenceEmpty, EvidenceTooLarge
 * @throws UnreadableDate where `retrievedAt` is no instant
 */
export const archivedRecord = (
  { body, ...known }: NewEvidence,
  maxBytes: number,
): EvidenceRecord => {
  if (body.byteLength === 0) throw new EvidenceEmpty();
  if (body.byteLength > maxBytes) throw new EvidenceTooLarge(body.byteLength, maxBytes);
  const retrievedAt = instant(known.retrievedAt);
  return { ...known, sha256: sha256Of(body), retrievedAt, bytes: body.byteLength };
};
