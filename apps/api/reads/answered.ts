import { createHash } from 'node:crypto';

import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Knowledge } from './knowledge';

export type Answer = Readonly<{ data: unknown; meta: Readonly<Record<string, unknown>> }>;

/**
 * The envelope of every read. The tag is of what was answered, not of when: an answer "as of now"
 * stays the same until a fact or a day changes it.
 */
export const answered = (
  { data, meta }: Answer,
  { knownAt, position }: Knowledge,
  { request, reply }: Readonly<{ request: FastifyRequest; reply: FastifyReply }>,
): Answer | undefined => {
  const body = { data, meta: { ...meta, knownAt, position: String(position) } };
  const tag = tagOf(body);
  void reply.header('etag', tag).header('cache-control', 'no-cache');
  if (request.headers['if-none-match'] !== tag) return body;
  void reply.status(304);
  return undefined;
};

const tagOf = ({ data, meta }: Answer): string => {
  const { asOf: _, instants: __, knownAt: ___, freshness: ____, ...stable } = meta;
  const hash = createHash('sha256').update(JSON.stringify([data, stable]));
  return `"${hash.digest('base64url').slice(0, 27)}"`;
};
