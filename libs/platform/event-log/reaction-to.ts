import { createHash } from 'node:crypto';

import { v5 as uuid5 } from 'uuid';

import { canonicalText } from './canonical-text';
import type { Provenance, Recorded } from './event-log';

/** An event as it is handed over again, after a rule has refused what was asked because of it. */
export type Attempted = Readonly<{
  /** Names the attempt; none where the event comes from the log. */
  attempt?: string | undefined;
}>;

/**
 * The provenance of what a reaction does: caused by the event, resting on the event's documents,
 * and done once for each event, however often it is delivered. The log answers a command that it
 * has refused with the same refusal for ever: another attempt is another command.
 *
 * @param reaction its name, which never changes: `when-sanctions-inspection-blocked-open-question`
 */
export const reactionTo = (event: Recorded<object> & Attempted, reaction: string): Provenance => ({
  commandId: uuid5(
    event.attempt === undefined ? reaction : `${reaction} ${event.attempt}`,
    event.id,
  ),
  requestSha256: createHash('sha256')
    .update(canonicalText({ reaction, eventId: event.id }))
    .digest('hex'),
  correlationId: event.provenance.correlationId,
  causationId: event.id,
  actor: reaction,
  cause: 'curation',
  evidence: event.evidence,
});
