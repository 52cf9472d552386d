import { setTimeout as pause } from 'node:timers/promises';

import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  RandomIdGenerator,
  type IdGenerator,
} from '@opentelemetry/sdk-trace-base';

import { ownSpanId, rootTraceId } from './spans/span-place';
import { ToldExporter } from './told-exporter';

export type TracingOptions = Readonly<{
  service: string;
  version: string;
  /** Where spans are posted to, whole: see `tracesEndpoint`. Without it nothing is exported. */
  endpoint?: string | undefined;
}>;

export type Tracing = Readonly<{
  /** Sends what is left. Never rejects, and takes 2 seconds at most. */
  stop: () => Promise<void>;
}>;

/** Of a batch, with what is tried again. Whoever collects is near, or is not worth waiting for. */
const EXPORT_MS = 1_500;

/** Longer, so that a batch that is lost is told before. */
const STOP_MS = 2_000;

/** What a signal is posted to, below an endpoint that is for all signals. */
const TRACES_PATH = 'v1/traces';

/**
 * From here on work knows what it belongs to, across every `await`. With an endpoint its spans are
 * exported over OTLP/HTTP, as JSON, in batches; one that cannot be reached costs the spans and
 * nothing else. The standard's other settings (OTEL_TRACES_SAMPLER, OTEL_EXPORTER_OTLP_HEADERS …)
 * are heeded by the SDK itself.
 *
 * @throws TracesEndpointUnreadable
 */
export const startTracing = (options: TracingOptions): Tracing => {
  const { endpoint } = options;
  if (endpoint !== undefined && !isHttp(endpoint)) throw new TracesEndpointUnreadable(endpoint);
  followWork();
  if (endpoint === undefined) return { stop: () => Promise.resolve() };
  const provider = providerTo(endpoint, options);
  if (!trace.setGlobalTracerProvider(provider)) throw new TracingStartedTwice();
  let stopping: Promise<void> | undefined;
  return { stop: () => (stopping ??= stopped(provider)) };
};

/**
 * Where the standard's settings send spans: OTEL_EXPORTER_OTLP_TRACES_ENDPOINT as it stands, else
 * `v1/traces` below OTEL_EXPORTER_OTLP_ENDPOINT. Nothing where neither is set, or tracing is
 * switched off.
 */
export const tracesEndpoint = (
  settings: Readonly<Record<string, string | undefined>>,
): string | undefined => {
  if (settings['OTEL_SDK_DISABLED'] === 'true' || settings['OTEL_TRACES_EXPORTER'] === 'none') {
    return undefined;
  }
  const own = settings['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']?.trim();
  if (own) return own;
  const ofAll = settings['OTEL_EXPORTER_OTLP_ENDPOINT']?.trim();
  return ofAll ? `${ofAll.replace(/\/$/, '')}/${TRACES_PATH}` : undefined;
};

export class TracesEndpointUnreadable extends Error {
  constructor(endpoint: string) {
    super(`Traces cannot be sent to ${endpoint}: it must be http://host:port/path.`);
    this.name = new.target.name;
  }
}

/** A bug of whoever starts it: a process is one service. */
export class TracingStartedTwice extends Error {
  constructor() {
    super('Spans of this process are exported already.');
    this.name = new.target.name;
  }
}

let following = false;

/** Once for the process. It stays: what ends after the last span was sent is logged as well. */
const followWork = (): void => {
  if (!following) context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  following = true;
};

const isHttp = (endpoint: string): boolean =>
  URL.canParse(endpoint) && ['http:', 'https:'].includes(new URL(endpoint).protocol);

/** A root of a correlation's trace has that one's id. */
class IdsOfCorrelations implements IdGenerator {
  private readonly random = new RandomIdGenerator();

  generateTraceId = (): string => rootTraceId() ?? this.random.generateTraceId();
  generateSpanId = (): string => ownSpanId() ?? this.random.generateSpanId();
}

const providerTo = (endpoint: string, { service, version }: TracingOptions): BasicTracerProvider =>
  new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.version': version }),
    idGenerator: new IdsOfCorrelations(),
    spanProcessors: [new BatchSpanProcessor(new ToldExporter(exporterTo(endpoint), endpoint))],
  });

const exporterTo = (endpoint: string): OTLPTraceExporter =>
  new OTLPTraceExporter({
    url: endpoint,
    timeoutMillis: EXPORT_MS,
    // Of the socket, so that it counts while it still connects: a request's own does not.
    httpAgentOptions: { keepAlive: true, timeout: EXPORT_MS },
  });

const stopped = async (provider: BasicTracerProvider): Promise<void> => {
  const waiting = new AbortController();
  const { signal } = waiting;
  const tooLate = pause(STOP_MS, undefined, { signal }).catch(() => undefined);
  // What could not be sent was told when it failed.
  await Promise.race([provider.shutdown().catch(() => undefined), tooLate]);
  waiting.abort();
  trace.disable();
};
