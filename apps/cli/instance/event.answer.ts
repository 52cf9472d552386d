import { z } from 'zod';

import { text } from './envelope';

/** One event of the history. What is withheld has a place in the order and nothing else. */
export const historyEvent = z.object({
  position: z.string(),
  eventId: text,
  type: text,
  stream: text,
  subject: text,
  recordedAt: text,
  cause: text,
  commit: z.object({ index: z.number(), size: z.number() }).nullish(),
  evidence: z.array(z.string()).nullish(),
  data: z.record(z.string(), z.unknown()).nullish(),
});

export const historyPage = z.object({
  data: z.array(historyEvent),
  meta: z.object({ position: z.string(), nextAfter: text }),
});

export type HistoryEvent = z.infer<typeof historyEvent>;
