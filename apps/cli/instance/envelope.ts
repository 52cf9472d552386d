import { z } from 'zod';

/** Fields that the API leaves out or answers with null where there is nothing to say. */
export const text = z.string().nullish();
export const count = z.number().nullish();

const freshness = z.object({
  source: z.string(),
  lastChecked: text,
  lastAccepted: text,
  stale: z.boolean().nullish(),
});

/** What the commands read of an answer's `meta`; the API may say more. */
export const meta = z.object({
  asOf: text,
  instants: z.record(z.string(), z.string()).nullish(),
  knownAt: text,
  position: text,
  modelVersion: text,
  coverage: text,
  incomplete: z.array(z.object({ reason: z.string(), detail: text })).nullish(),
  freshness: z.array(freshness).nullish(),
});

export const envelope = <Content extends z.ZodType>(data: Content) =>
  z.object({ data, meta: meta.optional() });

export type Meta = z.infer<typeof meta>;
export type Freshness = z.infer<typeof freshness>;

export const evidence = z.object({
  sha256: z.string(),
  publisher: text,
  tier: text,
  title: text,
  url: text,
});

export type Evidence = z.infer<typeof evidence>;
