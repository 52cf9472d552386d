import type { FastifyRequest } from 'fastify';

type WithRawBody = FastifyRequest & Readonly<{ rawBody?: Buffer }>;

/** The bytes as they were sent: a document is archived before anyone reads it. */
export const bodyBytes = (request: WithRawBody): Uint8Array => {
  if (request.body instanceof Uint8Array) return request.body;
  return request.rawBody ?? new Uint8Array();
};
