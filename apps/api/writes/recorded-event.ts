import { contextOf, type Recorded } from '@platform/event-log';

/** A fact as the log holds it, in plain JSON: positions are text, they outgrow a double. */
export const recordedEvent = (event: Recorded) => {
  const { id, type, schemaVersion, stream, version, subject, data, evidence } = event;
  const { commandId, correlationId, causationId, actor, cause } = event.provenance;
  return {
    position: String(event.position),
    eventId: id,
    type,
    schemaVersion,
    context: contextOf(stream),
    stream,
    version,
    subject,
    recordedAt: event.recordedAt,
    commit: event.commit,
    data,
    evidence,
    actor,
    cause,
    commandId,
    correlationId,
    causationId,
    leafHash: event.leafHash,
  };
};

export type RecordedEvent = ReturnType<typeof recordedEvent>;
