import { createHash } from 'node:crypto';

import { v5 as uuid5 } from 'uuid';

import { canonicalText } from './canonical-text';
import type { Provenance, Recorded } from './event-log';

/**
 * The provenance of what a reaction does: caused by the event, resting on the event's documents,
 * and done once for each event, however often it is delivered.
 *
 * @param reaction its name, which never changes: `when-sanctions-inspection-blocked-open-question`
 */
export const reactionTo = (event: Recorded<object>, reaction: string): Provenance => ({
  commandId: uuid5(reaction, event.id),
  requestSha256: createHash('sha256')
    .update(canonicalText({ reaction, eventId: event.id }))
    .digest('hex'),
  correlationId: event.provenance.correlationId,
  causationId: event.id,
  actor: reaction,
  cause: 'curation',
  evidence: event.evidence,
});
