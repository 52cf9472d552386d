import { createHash } from 'node:crypto';

import { canonicalText, type Provenance, type Recorded } from '@platform/event-log';
import { v5 as uuid5 } from 'uuid';

import type { Due } from './duty';

/** What a stream held when the notice was found due. */
export type Held = Readonly<{ stream: string; version: number; facts: readonly Recorded[] }>;

// Drawn once, for all notices.
const NAMESPACE = '0b8a3f4e-52a7-4c0e-9a55-6f1c2f7d9e31';

/**
 * Of one history everybody derives the same command, so that of two timekeepers one is answered
 * with the other's receipt. Once the stream has grown it is another command: what was refused or
 * said before may be retracted.
 */
export const noticeProvenance = ({ stream, version, facts }: Held, due: Due): Provenance => {
  const asked = canonicalText({ stream, version, due });
  const commandId = uuid5(asked, NAMESPACE);
  const cause = facts.find(({ id }) => id === due.because);
  return {
    commandId,
    requestSha256: createHash('sha256').update(asked).digest('hex'),
    correlationId: cause?.provenance.correlationId ?? commandId,
    causationId: due.because,
    actor: 'timekeeper',
    cause: 'clock',
    evidence: due.evidence,
  };
};
