import { createHash } from 'node:crypto';

import type { FastifyInstance } from 'fastify';

/**
 * A read that was not tagged by what it answers is tagged by its bytes: whoever holds them already
 * is not sent them again.
 */
export const withEntityTags = (fastify: FastifyInstance): void => {
  fastify.addHook('onSend', async (request, reply, payload: unknown) => {
    const json = String(reply.getHeader('content-type')).includes('application/json');
    const read =
      request.method === 'GET' && reply.statusCode === 200 && typeof payload === 'string';
    if (!json || !read || reply.hasHeader('etag')) return payload;
    const tag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`;
    void reply.header('etag', tag);
    if (request.headers['if-none-match'] !== tag) return payload;
    void reply.status(304);
    return null;
  });
};
