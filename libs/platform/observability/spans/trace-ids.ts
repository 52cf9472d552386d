import { TraceFlags, type SpanContext } from '@opentelemetry/api';

/**
 * W3C trace context: version, trace id, parent id, flags. An id of zeros is none, and only a later
 * version may add something.
 */
const TRACEPARENT = new RegExp(
  '^(?!ff|00-.{52}.)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-|$)',
);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Nothing for what is malformed: a caller's mistake is no reason to refuse what it asks. */
export const readTraceparent = (text: string | undefined): SpanContext | undefined => {
  const [, traceId, spanId, flags = ''] = TRACEPARENT.exec(text ?? '') ?? [];
  if (traceId === undefined || spanId === undefined) return undefined;
  const traceFlags = Number.parseInt(flags, 16) & TraceFlags.SAMPLED;
  return { traceId, spanId, traceFlags, isRemote: true };
};

export const writeTraceparent = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-${(traceFlags & TraceFlags.SAMPLED).toString(16).padStart(2, '0')}`;

/** A UUID without its dashes. Of another text, and of the UUID that is all zeros, there is none. */
export const traceIdOf = (correlationId: string | undefined): string | undefined => {
  if (correlationId === undefined || !UUID.test(correlationId)) return undefined;
  const traceId = correlationId.replaceAll('-', '').toLowerCase();
  return /^0+$/.test(traceId) ? undefined : traceId;
};

/** @param traceId 32 digits of hex */
export const correlationIdOfTrace = (traceId: string): string =>
  traceId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Of the trace that a caller is in, by its `traceparent`; nothing where that cannot be read. */
export const correlationIdIn = (traceparent: string | undefined): string | undefined => {
  const parent = readTraceparent(traceparent);
  return parent && correlationIdOfTrace(parent.traceId);
};
