import { z } from 'zod';

import { count, meta, text } from './envelope';

const model = z.object({
  model: z.string(),
  position: z.string(),
  lag: z.union([z.string(), z.number()]),
  stopped: z.unknown(),
});

/** Who reacts to what is recorded. An instance that does not say why it stopped leaves that out. */
export const reaction = z.object({
  consumer: z.string(),
  position: z.string(),
  lag: z.union([z.string(), z.number()]),
  stopped: z.unknown().optional(),
  outage: text,
});

/** What a rule refused a reaction: the order goes on, and somebody has to look. */
export const parked = z.object({
  consumer: z.string(),
  eventId: z.string(),
  position: z.string(),
  reaction: z.string(),
  code: z.string(),
  message: z.string(),
});

export const status = z.object({
  data: z.object({
    log: z.object({ position: z.string(), recordedAt: text, generation: text }),
    models: z.array(model),
    reactions: z.array(reaction).nullish(),
    parked: z.array(parked).nullish(),
    freshness: meta.shape.freshness,
    evidence: z.object({ documents: count, citations: count, bytes: count }).nullish(),
  }),
});

export type Status = z.infer<typeof status>['data'];
