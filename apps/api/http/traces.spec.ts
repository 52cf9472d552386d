import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';

import { activeCorrelationId, startTracing, type Tracing } from '@platform/observability';
import fastify, { type FastifyInstance } from 'fastify';

import {
  said,
  startCollector,
  type Collector,
} from '../../../libs/platform/observability/collector.fixture';
import { withCorrelation } from './correlation';
import { withTraces } from './traces';

let collector: Collector;
let tracing: Tracing;
let app: FastifyInstance;
let whenLeft: () => void;
let whenBegun: () => void = () => undefined;

beforeEach(async () => {
  collector = await startCollector();
  tracing = startTracing({ service: 'api', version: '1', endpoint: collector.endpoint });
  app = fastify();
  withCorrelation(app);
  withTraces(app);
  app.addHook('preParsing', (_request, _reply, payload, done) => {
    done(null, payload);
    whenBegun();
  });
  app.get('/v1/regimes/:regime', () => activeCorrelationId());
  app.post('/v1/facts', async () => {
    await new Promise(setImmediate);
    return activeCorrelationId();
  });
  app.get('/v1/broken', () => Promise.reject(new Error('It broke.')));
  app.get('/v1/slow', (_request, reply) => {
    reply.hijack();
    reply.raw.once('close', () => whenLeft());
    reply.raw.write('…');
  });
});

afterEach(async () => {
  await app.close();
  await tracing.stop();
  await collector.close();
});

const spans = async () => {
  await tracing.stop();
  return collector.spans();
};

const ID = '2ed6657d-e927-568b-95e1-2665a8aea6a2';
const TRACE = ID.replaceAll('-', '');
const OTHER = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) };
const parent = (traceId: string) => `00-${traceId}-${OTHER.spanId}-01`;

describe('A request', () => {
  it('is a span by the name of its route', async () => {
    await app.inject({ url: '/v1/regimes/1718?x=1', headers: { 'x-correlation-id': ID } });
    const [span] = await spans();
    expect(span).toMatchObject({ name: 'GET /v1/regimes/:regime', kind: 2, traceId: TRACE });
    expect(said(span ?? { attributes: [] })).toEqual({
      'http.request.method': 'GET',
      'http.route': '/v1/regimes/:regime',
      'http.response.status_code': 200,
    });
  });

  it('with a body knows its correlation, however late that arrives', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' });
    const begun = new Promise<void>((resolve) => (whenBegun = resolve));
    const { port } = app.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    const head = ['host: here', `x-correlation-id: ${ID}`, 'content-type: application/json'];
    socket.write(`POST /v1/facts HTTP/1.1\r\n${head.join('\r\n')}\r\ncontent-length: 2\r\n\r\n{`);
    await begun;
    socket.write('}');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    expect(answer.toString()).toContain(`\r\n\r\n${ID}`);
  });

  it('goes on in the trace of its caller, whose id is its correlation', async () => {
    const headers = { traceparent: parent(TRACE) };
    const { body, headers: answered } = await app.inject({ url: '/v1/regimes/1718', headers });
    expect([body, answered['x-correlation-id']]).toEqual([ID, ID]);
    expect(await spans()).toMatchObject([{ traceId: TRACE, parentSpanId: OTHER.spanId }]);
  });

  it('of a correlation in another trace keeps the correlation, and is linked', async () => {
    const headers = { 'x-correlation-id': ID, traceparent: parent(OTHER.traceId) };
    const { body } = await app.inject({ url: '/v1/regimes/1718', headers });
    expect(body).toBe(ID);
    expect(await spans()).toMatchObject([{ traceId: TRACE, links: [OTHER] }]);
  });

  it.each([
    ['no ids', {}],
    ['a traceparent that cannot be read', { traceparent: parent('0'.repeat(32)) }],
    ['a correlation id that is none', { 'x-correlation-id': 'order 66' }],
  ])('with %s is a correlation of its own', async (_case, headers) => {
    const { body } = await app.inject({ url: '/v1/regimes/1718', headers });
    expect(body).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(await spans()).toMatchObject([{ traceId: body.replaceAll('-', '') }]);
  });

  it('that breaks is an error', async () => {
    await app.inject('/v1/broken');
    expect(await spans()).toMatchObject([{ status: { code: 2, message: '500' } }]);
  });

  it('that is refused is none', async () => {
    await app.inject('/v1/nowhere');
    const [span] = await spans();
    expect(span?.name).toBe('GET');
    expect(span?.status.code ?? 0).toBe(0);
  });

  it('that nobody waits for any longer ends', async () => {
    const left = new Promise<void>((resolve) => (whenLeft = resolve));
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    const id = randomUUID();
    socket.write(`GET /v1/slow HTTP/1.1\r\nhost: here\r\nx-correlation-id: ${id}\r\n\r\n`);
    await once(socket, 'data');
    socket.destroy();
    await left;
    expect(await spans()).toMatchObject([{ traceId: id.replaceAll('-', '') }]);
  });
});
