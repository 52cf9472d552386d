import {
  context,
  createContextKey,
  isSpanContextValid,
  trace,
  type Context,
  type Link,
  type SpanContext,
} from '@opentelemetry/api';

import { correlationIdOfTrace, readTraceparent, traceIdOf, writeTraceparent } from './trace-ids';

/** What the work belongs to, as far as whoever begins it was told. */
export type Origin = Readonly<{
  /** A UUID, as the log keeps it. Another text is logged, and is no trace. */
  correlationId?: string | undefined;
  /** W3C, of whoever asked for the work. */
  traceparent?: string | undefined;
}>;

const CORRELATION = createContextKey('interdict: correlation id');
const ROOT_TRACE = createContextKey('interdict: trace id of a root');
const OWN_ID = createContextKey('interdict: id of a span');

/**
 * Where a span belongs: below the active one, else below the one that `traceparent` names, else at
 * the root of the correlation's own trace. A trace is one correlation: what is of another is no
 * parent, and is linked to.
 */
export const placeOf = (origin: Origin): Readonly<{ parent: Context; links: Link[] }> => {
  const active = context.active();
  const wanted = traceIdOf(origin.correlationId);
  const near = [trace.getSpanContext(active), readTraceparent(origin.traceparent)].filter(isValid);
  const above = near.find(({ traceId }) => wanted === undefined || traceId === wanted);
  const links = near
    .filter(({ traceId }) => above?.traceId !== traceId)
    .map((context) => ({ context }));
  const place = above
    ? trace.setSpanContext(active, above)
    : trace.deleteSpan(active).setValue(ROOT_TRACE, wanted);
  const correlationId = origin.correlationId || correlationIdFrom(place);
  return { parent: place.setValue(CORRELATION, correlationId), links };
};

/** The trace id that a root was asked to have, for whoever makes ids. */
export const rootTraceId = (): string | undefined =>
  context.active().getValue(ROOT_TRACE) as string | undefined;

/** Where the next span has an id of its own, which others know already. */
export const placeWithId = (place: Context, spanId: string): Context =>
  place.setValue(OWN_ID, spanId);

/** The id that a span was asked to have, for whoever makes ids. */
export const ownSpanId = (): string | undefined =>
  context.active().getValue(OWN_ID) as string | undefined;

/** W3C, for whoever is asked next. Nothing where no trace is active. */
export const activeTraceparent = (): string | undefined => {
  const active = activeSpanContext();
  return active && writeTraceparent(active);
};

/** Of the work at hand, whether it is traced or not. */
export const activeCorrelationId = (): string | undefined => correlationIdFrom(context.active());

export const activeSpanContext = (): SpanContext | undefined => {
  const active = trace.getSpanContext(context.active());
  return isValid(active) ? active : undefined;
};

const correlationIdFrom = (place: Context): string | undefined => {
  const stated = place.getValue(CORRELATION) as string | undefined;
  const span = trace.getSpanContext(place);
  return stated ?? (isValid(span) ? correlationIdOfTrace(span.traceId) : undefined);
};

const isValid = (span: SpanContext | undefined): span is SpanContext =>
  span !== undefined && isSpanContextValid(span);
