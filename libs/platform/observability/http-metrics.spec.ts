import fastify, { type FastifyInstance } from 'fastify';

import { scraped } from './exposition.fixture';
import { withHttpMetrics } from './http-metrics';
import { openMetrics, type Metrics } from './metrics';

let metrics: Metrics;
let app: FastifyInstance;

beforeEach(() => {
  metrics = openMetrics({ service: 'api', version: '1' });
  app = fastify();
  withHttpMetrics(app, metrics);
  app.get('/v1/regimes/:regime', (_request, reply) => reply.status(203).send('1718'));
  app.get('/v1/broken', () => Promise.reject(new Error('It broke.')));
  app.get('/v1/stream', (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' }).end(': hello\n\n');
  });
});

afterEach(() => app.close());

const counted = async () =>
  Object.entries(await scraped(metrics)).filter(([name]) =>
    name.startsWith('interdict_http_request_duration_seconds_count'),
  );

const of = (route: string, method: string, status: string, times: number) => [
  `interdict_http_request_duration_seconds_count` +
    `{method="${method}",route="${route}",status="${status}"}`,
  times,
];

describe('The metrics of requests', () => {
  it('count by the route as it was declared', async () => {
    await app.inject('/v1/regimes/1718?asOf=2024-04-30');
    await app.inject('/v1/regimes/1874');
    expect(await counted()).toEqual([of('/v1/regimes/:regime', 'GET', '203', 2)]);
  });

  it('count all that is asked of no route as one', async () => {
    await app.inject('/wp-login.php');
    await app.inject('/.env');
    expect(await counted()).toEqual([of('none', 'GET', '404', 2)]);
  });

  it('count what broke', async () => {
    await app.inject('/v1/broken');
    expect(await counted()).toEqual([of('/v1/broken', 'GET', '500', 1)]);
  });

  it('are told in seconds', async () => {
    await app.inject('/v1/regimes/1718');
    const samples = await scraped(metrics);
    const [sum] = Object.entries(samples).filter(([name]) => name.includes('_seconds_sum'));
    expect(sum?.[1]).toBeGreaterThan(0);
    expect(sum?.[1]).toBeLessThan(1);
  });

  it('do not count a stream, which lasts as long as it is read', async () => {
    expect((await app.inject('/v1/stream')).body).toBe(': hello\n\n');
    expect(await counted()).toEqual([]);
  });
});
