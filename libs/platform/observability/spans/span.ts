import { context, SpanKind, SpanStatusCode, trace, type Attributes } from '@opentelemetry/api';

import { placeOf, placeWithId, type Origin } from './span-place';

/** `server` and `client` of a question, `producer` and `consumer` of a message. */
export type KindOfSpan = 'internal' | 'server' | 'client' | 'producer' | 'consumer';

export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

export type SpanOptions = Origin & Readonly<{ kind: KindOfSpan; attributes?: SpanAttributes }>;

/** For work that is no one function; everything else is done `inSpan`. */
export type OpenSpan = Readonly<{
  /** Whatever is begun within knows the trace, and what that begins. */
  within: <Result>(work: () => Result) => Result;
  say: (attributes: SpanAttributes) => void;
  /** @param why an error, with its stack; or a word that says what kind of failure it was */
  fail: (why: unknown) => void;
  /** Only the first end counts. */
  end: () => void;
}>;

const TRACER = 'interdict';

const KINDS: Readonly<Record<KindOfSpan, SpanKind>> = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

/** The caller ends it. */
export const openSpan = (name: string, { kind, attributes, ...origin }: SpanOptions): OpenSpan => {
  const { parent, links } = placeOf(origin);
  const stated: Attributes = { ...attributes };
  const options = { kind: KINDS[kind], attributes: stated, links };
  const span = context.with(parent, () => trace.getTracer(TRACER).startSpan(name, options, parent));
  const inside = trace.setSpan(parent, span);
  return {
    within: (work) => context.with(inside, work),
    say: (more) => void span.setAttributes({ ...more }),
    fail: (why) => {
      if (why instanceof Error) span.recordException(why);
      const message = why instanceof Error ? why.message : String(why);
      span.setAttribute('error.type', typeOf(why));
      span.setStatus({ code: SpanStatusCode.ERROR, message });
    },
    end: () => {
      if (span.isRecording()) span.end();
    },
  };
};

/**
 * Something that happened within the work at hand, under an id by which others name it as what is
 * above them: 16 digits in hex. Costs nothing where no span is recorded.
 */
export const markSpan = (name: string, spanId: string, attributes: SpanAttributes = {}): void => {
  const active = context.active();
  if (!trace.getSpan(active)?.isRecording()) return;
  const place = placeWithId(active, spanId);
  const stated: Attributes = { ...attributes };
  const tracer = trace.getTracer(TRACER);
  context.with(place, () => {
    tracer.startSpan(name, { kind: SpanKind.PRODUCER, attributes: stated }, place).end();
  });
};

/**
 * Does the work inside a span. What it throws is recorded there and thrown on. Where no tracing was
 * started, or nobody is exported to, the work is done all the same, and is logged with its
 * correlation id.
 */
export const inSpan = async <Result>(
  name: string,
  options: SpanOptions,
  work: () => Result | Promise<Result>,
): Promise<Result> => {
  const span = openSpan(name, options);
  try {
    return await span.within(work);
  } catch (error) {
    span.fail(error);
    throw error;
  } finally {
    span.end();
  }
};

/** The code of a refusal says more than its class. */
const typeOf = (why: unknown): string => {
  if (!(why instanceof Error)) return String(why);
  return 'code' in why && typeof why.code === 'string' ? why.code : why.name;
};
