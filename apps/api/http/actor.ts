import type { FastifyRequest } from 'fastify';

const HEADER = 'x-actor';

/** An opaque id of who asks, from the caller or the proxy in front; never a person's name. */
export const actorOf = (request: FastifyRequest): string => {
  const sent = request.headers[HEADER];
  return typeof sent === 'string' && /^[\w.:-]{1,80}$/.test(sent) ? sent : 'operator';
};
