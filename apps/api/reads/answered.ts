import { createHash } from 'node:crypto';

import { byGravity, type Incomplete } from '@answers';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Knowledge } from './knowledge';

export type Answer = Readonly<{ data: unknown; meta: Readonly<Record<string, unknown>> }>;

/**
 * The envelope of every read. The tag is of what was answered, not of when: an answer "as of now"
 * stays the same until a fact or a day changes it.
 */
export const answered = (
  { data, meta }: Answer,
  known: Knowledge,
  { request, reply }: Readonly<{ request: FastifyRequest; reply: FastifyReply }>,
): Answer | undefined => {
  const { knownAt, position } = known;
  const told = { ...meta, ...lateOf(meta, known), knownAt, position: String(position) };
  const body = { data, meta: told };
  const tag = tagOf(body);
  void reply.header('etag', tag).header('cache-control', 'no-cache');
  if (request.headers['if-none-match'] !== tag) return body;
  void reply.status(304);
  return undefined;
};

/** What the answer does not say of itself: it is computed from what was folded, and only that. */
const lateOf = ({ incomplete }: Answer['meta'], { position, behind }: Knowledge) => {
  if (behind === null) return {};
  const detail =
    `The answer is of position ${String(position)}; the log goes to ${String(behind)}, ` +
    'and what lies between is not folded yet.';
  const doubts = Array.isArray(incomplete) ? (incomplete as readonly Incomplete[]) : [];
  const late: Incomplete = { reason: 'model-behind', detail };
  return { coverage: 'incomplete', incomplete: byGravity([...doubts, late]) };
};

const tagOf = ({ data, meta }: Answer): string => {
  const { asOf: _, instants: __, knownAt: ___, freshness: ____, ...stable } = meta;
  const hash = createHash('sha256').update(JSON.stringify([data, stable]));
  return `"${hash.digest('base64url').slice(0, 27)}"`;
};
