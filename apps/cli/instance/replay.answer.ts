import { z } from 'zod';

import { text } from './envelope';

const row = z.object({
  validTo: text,
  basis: text,
  toPos: text,
  value: z.unknown(),
  columns: z.record(z.string(), z.unknown()).nullish(),
});

const difference = z.object({
  projection: z.string(),
  key: z.string(),
  validFrom: z.string(),
  fromPos: z.string(),
  /** Null where one side has no such row. */
  live: row.nullable(),
  replayed: row.nullable(),
});

const replay = z.object({
  id: z.string(),
  model: z.string(),
  status: z.enum(['running', 'done', 'failed', 'cancelled']),
  position: text,
  progress: z.object({ done: z.number(), total: z.number() }),
  /** Digests of the live model and of the one folded anew, as of the position. */
  live: text,
  replayed: text,
  same: z.boolean().nullish(),
  firstDifference: difference.nullish(),
  error: text,
});

export const replayStarted = z.object({ data: z.object({ id: z.string() }) });
export const replayRead = z.object({ data: replay });

export type Replay = z.infer<typeof replay>;
export type RowDifference = z.infer<typeof difference>;
