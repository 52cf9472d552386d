import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { Metrics } from './metrics';

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** As it was declared, never as it was asked: every address would be a series of its own. */
const NO_ROUTE = 'none';

/**
 * How long requests take, by route, method and status. What a route sends by itself, such as a
 * stream of events, lasts as long as its reader wants: it is not counted.
 */
export const withHttpMetrics = (fastify: FastifyInstance, metrics: Metrics): void => {
  const duration = metrics.histogram(
    'interdict_http_request_duration_seconds',
    'From the head of a request to the end of its answer.',
    BUCKETS,
    ['route', 'method', 'status'],
  );
  const answered = new WeakSet<FastifyReply>();
  fastify.addHook('onSend', (_request: FastifyRequest, reply: FastifyReply, _payload, done) => {
    answered.add(reply);
    done();
  });
  fastify.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done) => {
    if (answered.has(reply)) {
      const { method, routeOptions } = request;
      const labels = { method, route: routeOptions.url ?? NO_ROUTE };
      duration.observe(reply.elapsedTime / 1000, { ...labels, status: String(reply.statusCode) });
    }
    done();
  });
};
