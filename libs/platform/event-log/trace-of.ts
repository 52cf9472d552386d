import type { Recorded } from './event-log';

type Traced = Pick<Recorded, 'id' | 'provenance'>;

/** What an event is called within its trace: what it makes happen is below it. */
export const spanIdOf = (eventId: string): string => eventId.replaceAll('-', '').slice(-16);

/**
 * W3C trace context of an event. The log keeps no spans: the trace is the correlation, and what
 * made whatever follows is the event.
 */
export const traceparentOf = ({ id, provenance }: Traced): string =>
  `00-${provenance.correlationId.replaceAll('-', '')}-${spanIdOf(id)}-01`;

/** Where work on several events belongs: nowhere, if more than one request made them. */
export const originOf = (
  facts: readonly Traced[],
): Readonly<{ correlationId?: string; traceparent?: string }> => {
  const [first] = facts;
  const correlationId = first?.provenance.correlationId;
  if (!first || facts.some(({ provenance }) => provenance.correlationId !== correlationId)) {
    return {};
  }
  return { correlationId: first.provenance.correlationId, traceparent: traceparentOf(first) };
};
