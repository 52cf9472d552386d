import { createHash, randomUUID } from 'node:crypto';

import { DomainError } from '@kernel';
import type { Cause, Provenance } from '@platform/event-log';
import canonicalize from 'canonicalize';
import type { FastifyRequest } from 'fastify';

import { correlationIdOf } from '../http/correlation';

const KEY = 'idempotency-key';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A key that is no UUID could collide with somebody else's. */
export class IdempotencyKeyUnreadable extends DomainError {
  readonly code = 'IDEMPOTENCY_KEY_UNREADABLE';

  constructor(key: string) {
    super(`Idempotency-Key “${key}” is not a UUID: send a UUID, another one for each request.`);
  }
}

/**
 * Who asks, for what, on which documents. The Idempotency-Key is the command's id: the same key
 * with another route, query or body is another request.
 *
 * @throws IdempotencyKeyUnreadable
 */
export const provenanceOf = (
  request: FastifyRequest,
  asked: Readonly<{ actor: string; cause: Cause; evidence: readonly string[] }>,
): Provenance => ({
  commandId: keyOf(request),
  requestSha256: requestSha256(request),
  correlationId: correlationIdOf(request),
  causationId: null,
  ...asked,
});

const keyOf = (request: FastifyRequest): string => {
  const key = request.headers[KEY];
  if (key === undefined) return randomUUID();
  if (typeof key !== 'string' || !UUID.test(key)) throw new IdempotencyKeyUnreadable(String(key));
  return key.toLowerCase();
};

const requestSha256 = ({ method, url, body }: FastifyRequest): string => {
  const hash = createHash('sha256').update(`${method} ${url}\n`);
  const bytes = body instanceof Uint8Array ? body : (canonicalize(body ?? null) ?? 'null');
  return hash.update(bytes).digest('hex');
};
