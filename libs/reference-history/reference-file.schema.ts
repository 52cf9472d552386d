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

const history = z.strictObject({
  stream: z.string().regex(/^[a-z]+(-[a-z]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/),
  /** One more with every change of the history: what was loaded under a version stays as it was. */
  version: z.int().positive(),
  /** The founding act first. */
  facts: z.array(fact).min(1),
});

const sources = z.strictObject({
  rows: z.record(key, row),
  evidence: z.record(key, citation),
});

/** One stream, as a list and a regime have it. */
const ofOneStream = z.strictObject({ ...history.shape, ...sources.shape });

/** Short histories that are read together, and share their sources. */
const ofSeveral = z.strictObject({ ...sources.shape, histories: z.array(history).min(2) });

/** A file of `lists/`, `regimes/` or `developments/`. */
export const referenceFile = z.union([ofOneStream, ofSeveral]).transform((file) => {
  if ('histories' in file) return file;
  const { rows, evidence, ...only } = file;
  return { rows, evidence, histories: [only] };
});

export type ReferenceFile = z.infer<typeof referenceFile>;
export type ReferenceSources = z.infer<typeof sources>;
export type CuratedHistory = z.infer<typeof history>;
export type CuratedFact = z.infer<typeof fact>;
export type Citation = z.infer<typeof citation>;
