import { z } from 'zod';

import { text } from './envelope';

const rebuild = z.object({
  id: z.string(),
  model: z.string(),
  state: z.enum(['running', 'same', 'differs', 'failed']),
  done: z.coerce.number(),
  total: z.coerce.number(),
  position: text,
  /** Digests of the running model and of the one folded from scratch, at the same position. */
  live: text,
  rebuilt: text,
  swapped: z.boolean().nullish(),
  error: text,
});

export const rebuildStarted = z.object({ data: z.object({ id: z.string() }) });
export const rebuildRead = z.object({ data: rebuild });

export type Rebuild = z.infer<typeof rebuild>;
