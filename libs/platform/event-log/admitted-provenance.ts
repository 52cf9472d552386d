import { DomainError } from '@kernel';
import { z } from 'zod';

import { canonicalText } from './canonical-text';
import type { Provenance } from './event-log';

// Lower case is the one form in which the database gives an id or a hash back.
const id = z.guid().toLowerCase();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const provenance = z.strictObject({
  commandId: id,
  requestSha256: sha256,
  correlationId: id,
  causationId: id.nullable(),
  actor: z.string().min(1),
  cause: z.enum(['publisher', 'curation', 'parser', 'correction', 'clock', 're-keying']),
  evidence: z.array(sha256),
}) satisfies z.ZodType<Provenance>;

/** Ids in the form in which they are read again. @throws MalformedCommit, UnstorableText */
export const admittedProvenance = (given: Provenance): Provenance => {
  const { data, error } = provenance.safeParse(given);
  if (error) throw new MalformedCommit(z.prettifyError(error));
  canonicalText(data.actor);
  return data;
};

/** @throws MalformedCommit */
export const admittedId = (given: string): string => {
  const { data } = id.safeParse(given);
  if (data === undefined) throw new MalformedCommit(`${given} is no UUID.`);
  return data;
};

export const isId = (text: string): boolean => id.safeParse(text).success;

/** No rule was broken: whoever built the commit did not build one. */
export class MalformedCommit extends DomainError {
  readonly code = 'COMMIT_MALFORMED';
}
