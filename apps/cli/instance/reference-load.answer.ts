import { z } from 'zod';

import { text } from './envelope';

const load = z.object({
  id: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  /** Documents and facts. */
  done: z.number(),
  total: z.number(),
  error: text,
});

export const loadStarted = z.object({ data: z.object({ id: z.string() }) });
export const loadRead = z.object({ data: load });

export type Load = z.infer<typeof load>;
