import { TIERS } from '@platform/archive';
import { z } from 'zod';

const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const words = z.string().min(1);

/** What the curator wrote down from a source, column by column: the body of the citation. */
const row = z.record(words, z.string());

/** A source that was seen and is not held. Only an address that the source gave has a URL. */
const citation = z.strictObject({
  row: key,
  publisher: words,
  tier: z.enum(TIERS),
  title: words,
  url: z.url().nullable(),
  /** The day on which the row was curated, UTC. */
  curatedOn: z.iso.date(),
});

const fact = z.strictObject({
  /** The fact's name for ever: its event id is made of it. */
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)+$/),
  type: words,
  /** Word for word what the log will hold; an item that gives no description has its code's. */
  data: z.record(words, z.json()),
  evidence: z.array(key).min(1),
});

/** One file of `lists/`: the history of one stream, the founding act first. */
export const referenceList = z.strictObject({
  stream: z.string().regex(/^[a-z]+(-[a-z]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/),
  /** One more with every change of the file: what was loaded under a version stays as it was. */
  version: z.int().positive(),
  rows: z.record(key, row),
  evidence: z.record(key, citation),
  facts: z.array(fact).min(1),
});

export type ReferenceList = z.infer<typeof referenceList>;
export type Citation = z.infer<typeof citation>;
export type CuratedFact = z.infer<typeof fact>;
