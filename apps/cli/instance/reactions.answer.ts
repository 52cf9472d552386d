import { z } from 'zod';

import { text } from './envelope';
import { parked, reaction } from './status.answer';

export const reactions = z.object({
  data: z.object({
    reactions: z.array(reaction),
    parked: z.array(parked.extend({ parkedAt: text })),
  }),
});

export type Reactions = z.infer<typeof reactions>['data'];
export type Parked = Reactions['parked'][number];

/** What became of one retry. */
export const retried = z.object({
  data: z.object({
    eventId: z.string(),
    reaction: z.string(),
    outcome: z.enum(['done', 'refused']),
    refusal: z.object({ code: z.string(), message: z.string() }).nullish(),
  }),
});

export type Retried = z.infer<typeof retried>['data'];
