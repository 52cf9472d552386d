import { z } from 'zod';

import { count, meta, text } from './envelope';

const model = z.object({
  model: z.string(),
  position: z.string(),
  lag: z.union([z.string(), z.number()]),
  stopped: z.unknown(),
});

export const status = z.object({
  data: z.object({
    log: z.object({ position: z.string(), recordedAt: text, generation: text }),
    models: z.array(model),
    freshness: meta.shape.freshness,
    evidence: z.object({ documents: count, citations: count, bytes: count }).nullish(),
  }),
});

export type Status = z.infer<typeof status>['data'];
