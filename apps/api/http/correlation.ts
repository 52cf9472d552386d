import { randomUUID } from 'node:crypto';

import { correlationIdIn } from '@platform/observability/spans';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const HEADER = 'x-correlation-id';

/** A UUID, as the log keeps it. Another text is answered with a new id, not refused. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const ids = new WeakMap<object, string>();

/**
 * The caller's id where it sent one, else that of the trace that it is in, else a new one; the same
 * for the whole request.
 */
export const correlationIdOf = (request: FastifyRequest): string => {
  const kept = ids.get(request.raw);
  if (kept !== undefined) return kept;
  const id = sentId(request) ?? correlationIdIn(traceparentOf(request)) ?? randomUUID();
  ids.set(request.raw, id);
  return id;
};

/** W3C, of the caller. Sent twice it is none. */
export const traceparentOf = ({ headers }: FastifyRequest): string | undefined => {
  const { traceparent } = headers;
  return typeof traceparent === 'string' ? traceparent : undefined;
};

const sentId = ({ headers }: FastifyRequest): string | undefined => {
  const sent = headers[HEADER];
  return typeof sent === 'string' && UUID.test(sent) ? sent.toLowerCase() : undefined;
};

/** Every answer says by which id it can be found again. */
export const withCorrelation = (fastify: FastifyInstance): void => {
  fastify.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done) => {
    void reply.header(HEADER, correlationIdOf(request));
    done();
  });
};
