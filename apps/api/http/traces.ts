import { openSpan, type OpenSpan } from '@platform/observability/spans';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { correlationIdOf, traceparentOf } from './correlation';

/**
 * A span for each request, in the trace of its correlation: whatever is logged or asked on its
 * behalf knows both. A stream of events is one request for as long as it is read.
 */
export const withTraces = (fastify: FastifyInstance): void => {
  fastify.addHook('onRequest', (request: FastifyRequest, { raw }: FastifyReply, done) => {
    const span = spanOf(request);
    // Whichever way it ends: a caller that went away is answered by nobody.
    raw.once('close', () => {
      const { statusCode } = raw;
      span.say({ 'http.response.status_code': statusCode });
      if (statusCode >= 500) span.fail(String(statusCode));
      span.end();
    });
    span.within(done);
  });
};

/** Named by the route as it was declared: what is asked for is in the log of whoever answers. */
const spanOf = (request: FastifyRequest): OpenSpan => {
  const { method, routeOptions } = request;
  const { url: route } = routeOptions;
  return openSpan(route === undefined ? method : `${method} ${route}`, {
    kind: 'server',
    correlationId: correlationIdOf(request),
    traceparent: traceparentOf(request),
    attributes: {
      'http.request.method': method,
      ...(route !== undefined && { 'http.route': route }),
    },
  });
};
