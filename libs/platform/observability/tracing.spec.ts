import { randomUUID } from 'node:crypto';

import { DomainError } from '@kernel';

import { said, startCollector, type Collector, type SentSpan } from './collector.fixture';
import { inSpan, markSpan, type SpanOptions } from './spans/span';
import { activeCorrelationId, activeTraceparent } from './spans/span-place';
import { startTracing, tracesEndpoint } from './tracing';

let collector: Collector;

beforeEach(async () => {
  collector = await startCollector();
});

afterEach(() => collector.close());

/** What a process that does such work has exported when it is stopped. */
const exported = async (work: () => Promise<unknown>): Promise<readonly SentSpan[]> => {
  const { endpoint } = collector;
  const tracing = startTracing({ service: 'developments', version: '1.2.3', endpoint });
  try {
    await work();
  } finally {
    await tracing.stop();
  }
  return collector.spans();
};

const spanOf = async (options: SpanOptions): Promise<SentSpan> => {
  const [span] = await exported(() => inSpan('work', options, () => undefined));
  if (!span) throw new Error('Nothing was exported.');
  return span;
};

const named = (spans: readonly SentSpan[]) => (sought: string) =>
  spans.find(({ name }) => name === sought);

const traceOf = (correlationId: string): string => correlationId.replaceAll('-', '');

const FOREIGN = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) };
const foreign = `00-${FOREIGN.traceId}-${FOREIGN.spanId}-01`;
const ZEROS = '00000000-0000-0000-0000-000000000000';

class TooLate extends DomainError {
  readonly code = 'TOO_LATE';
}

describe('A span', () => {
  it('of a correlation is the root of the trace that has its id', async () => {
    const correlationId = randomUUID();
    const span = await spanOf({ kind: 'server', correlationId, attributes: { goods: 2 } });
    expect(span).toMatchObject({ name: 'work', kind: 2, traceId: traceOf(correlationId) });
    expect(span.parentSpanId ?? '').toBe('');
    expect(said(span)).toEqual({ goods: 2 });
  });

  it('is told with the service that it is of, where the standard says', async () => {
    await spanOf({ kind: 'internal' });
    const known = { 'service.name': 'developments', 'service.version': '1.2.3' };
    expect(collector.resources()).toEqual([expect.objectContaining(known)]);
    expect(collector.paths).toEqual(['/v1/traces']);
  });

  it('on the other side of a hop goes on below the one that asked', async () => {
    const correlationId = randomUUID();
    let traceparent: string | undefined;
    const spans = await exported(async () => {
      await inSpan('ask', { kind: 'client', correlationId }, () => {
        traceparent = activeTraceparent();
      });
      await inSpan('answer', { kind: 'server', correlationId, traceparent }, () => undefined);
    });
    const [ask, answer] = spans;
    expect(answer).toMatchObject({ traceId: traceOf(correlationId), parentSpanId: ask?.spanId });
    expect(answer?.links).toEqual([]);
  });

  it('of what happened within has the id that others know it by', async () => {
    const correlationId = randomUUID();
    const [event, append, next] = await exported(() =>
      inSpan('append', { kind: 'server', correlationId }, async () => {
        markSpan('DraftResolutionVetoed', FOREIGN.spanId, { position: 4 });
        await inSpan('next', { kind: 'internal' }, () => undefined);
      }),
    ).then((spans) => ['DraftResolutionVetoed', 'append', 'next'].map(named(spans)));
    expect(event).toMatchObject({ kind: 4, ...FOREIGN, traceId: traceOf(correlationId) });
    expect(event?.parentSpanId).toBe(append?.spanId);
    // Nobody after it has its id.
    expect(next?.parentSpanId).toBe(append?.spanId);
    expect(next?.spanId).not.toBe(FOREIGN.spanId);
  });

  it('of what happened outside of any work is nobody’s', async () =>
    expect(
      await exported(() => {
        markSpan('Alone', FOREIGN.spanId);
        return Promise.resolve();
      }),
    ).toEqual([]));

  it('is below the active one, whatever else is told of the same correlation', async () => {
    const correlationId = randomUUID();
    const traceparent = `00-${traceOf(correlationId)}-${FOREIGN.spanId}-01`;
    const [inner, outer] = await exported(() =>
      inSpan('outer', { kind: 'server', correlationId }, async () => {
        await new Promise(setImmediate);
        await inSpan('inner', { kind: 'internal', correlationId, traceparent }, () => undefined);
      }),
    );
    expect(inner).toMatchObject({ name: 'inner', parentSpanId: outer?.spanId });
  });

  it('of another correlation begins its own trace, linked to where it came from', async () => {
    const correlationId = randomUUID();
    const span = await spanOf({ kind: 'consumer', correlationId, traceparent: foreign });
    expect(span).toMatchObject({ traceId: traceOf(correlationId), links: [FOREIGN] });
    expect(span.parentSpanId ?? '').toBe('');
  });

  it('of no correlation goes on in the trace that is told', async () => {
    const span = await spanOf({ kind: 'server', traceparent: foreign });
    expect(span).toMatchObject({ traceId: FOREIGN.traceId, parentSpanId: FOREIGN.spanId });
  });

  it.each([
    ['a correlation id of zeros', { correlationId: ZEROS }],
    ['a correlation id that is no UUID', { correlationId: 'order 66' }],
    ['a traceparent that cannot be read', { traceparent: `00-${'0'.repeat(32)}-x-01` }],
  ])('has an id of its own in spite of %s', async (_case, origin) => {
    const span = await spanOf({ kind: 'server', ...origin });
    expect(span.traceId).toMatch(/^(?!0+$)[0-9a-f]{32}$/);
    expect(span.parentSpanId ?? '').toBe('');
  });

  it.each([
    ['an outage', new TypeError('It broke.'), 'TypeError'],
    ['a refusal', new TooLate('It broke.'), 'TOO_LATE'],
  ])('keeps %s, which is thrown on', async (_case, error, type) => {
    const [span] = await exported(() =>
      expect(
        inSpan('work', { kind: 'internal' }, () => {
          throw error;
        }),
      ).rejects.toBe(error),
    );
    expect(span).toMatchObject({
      status: { code: 2, message: 'It broke.' },
      events: [{ name: 'exception' }],
      attributes: [{ key: 'error.type', value: { stringValue: type } }],
    });
  });

  it('that a caller does not want sampled is not exported', async () =>
    expect(
      await exported(() =>
        inSpan('work', { kind: 'server', traceparent: foreign.replace(/1$/, '0') }, () => 0),
      ),
    ).toEqual([]));
});

describe('Work', () => {
  const known = async (options: SpanOptions) =>
    inSpan('work', options, async () => {
      await new Promise(setImmediate);
      return { correlationId: activeCorrelationId(), traceparent: activeTraceparent() };
    });

  it('knows its correlation and its trace', async () => {
    const correlationId = randomUUID();
    await exported(async () => {
      expect(await known({ kind: 'server', correlationId })).toEqual({
        correlationId,
        traceparent: expect.stringMatching(`^00-${traceOf(correlationId)}-.{16}-01$`) as string,
      });
    });
  });

  it('knows the correlation of whoever asked by the trace alone', async () => {
    await exported(async () => {
      const { correlationId } = await known({ kind: 'server', traceparent: foreign });
      expect(correlationId).toBe('aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa');
    });
  });

  it.each([ZEROS, 'order 66'])('knows the correlation %s, which is no trace', async (id) => {
    await exported(async () => {
      const { correlationId } = await known({ kind: 'server', correlationId: id });
      expect(correlationId).toBe(id);
    });
  });

  it('that is not exported knows its correlation, and passes on its trace', async () => {
    const tracing = startTracing({ service: 'relay', version: '1' });
    const correlationId = randomUUID();
    const traceparent = `00-${traceOf(correlationId)}-${FOREIGN.spanId}-01`;
    expect(await known({ kind: 'server', correlationId })).toEqual({ correlationId });
    expect(await known({ kind: 'server', traceparent })).toEqual({ correlationId, traceparent });
    await tracing.stop();
    expect(collector.spans()).toEqual([]);
  });

  it('in no span knows nothing', () => {
    expect(activeCorrelationId()).toBeUndefined();
    expect(activeTraceparent()).toBeUndefined();
  });
});

describe('The settings of the standard', () => {
  const [all, own] = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'];

  it.each([
    ['below an endpoint for all signals', { [all]: 'http://c:4318' }, 'http://c:4318/v1/traces'],
    ['below one with a path', { [all]: 'http://c/otlp/' }, 'http://c/otlp/v1/traces'],
    [
      'to their own endpoint as it stands',
      { [all]: 'http://c', [own]: 'http://t/x' },
      'http://t/x',
    ],
    ['nowhere where none is set', {}, undefined],
    ['nowhere where one is empty', { [all]: ' ' }, undefined],
    ['nowhere when told so', { [all]: 'http://c', OTEL_TRACES_EXPORTER: 'none' }, undefined],
    ['nowhere when all is off', { [all]: 'http://c', OTEL_SDK_DISABLED: 'true' }, undefined],
  ])('send spans %s', (_case, settings, endpoint) =>
    expect(tracesEndpoint(settings)).toBe(endpoint),
  );
});
