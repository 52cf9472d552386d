import { z } from 'zod';

import { country } from '../countries';
import { event, type EventOf } from '../event-schema';

export const exportDeterminationStream = (id: string): string => `export-determination/${id}`;

/**
 * What was answered to whom asked, word for word. Never published: it tells what an exporter
 * ships. Many goods go in parts, so that an event stays below 256 KiB.
 */
export const exportDeterminationIssued = event({
  type: 'ExportDeterminationIssued',
  version: 1,
  data: z.strictObject({
    determination: z.uuid(),
    part: z.strictObject({ index: z.int().nonnegative(), of: z.int().positive() }),
    question: z.strictObject({
      /** `hs2022:854231`; the goods of this part. */
      goods: z.array(z.string().min(1)).min(1),
      destination: country,
      origin: country.nullable(),
      /** As it was asked: a date, an instant, or null for "now". */
      asOf: z.string().nullable(),
      contractedOn: z.iso.date().nullable(),
      departsOn: z.iso.date().nullable(),
    }),
    /** The instant at which "now" was, RFC 3339 UTC. */
    askedAt: z.iso.datetime(),
    /** The position at which the answer was computed, as text: it outgrows a double. */
    position: z.string().regex(/^\d+$/),
    modelVersion: z.string().min(1),
    /** RFC 8785 JSON of the answers to this part's goods, in their order. */
    answer: z.string().min(2),
    /** SHA-256 of the whole answer's RFC 8785 JSON, over all parts. */
    answerSha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  about: (data) => data.determination,
});

export type ExportDeterminationIssued = EventOf<typeof exportDeterminationIssued>;
