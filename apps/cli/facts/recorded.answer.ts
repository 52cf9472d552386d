import { z } from 'zod';

import { text } from '../instance/envelope';

const event = z.object({
  position: text,
  eventId: text,
  type: z.string(),
  stream: text,
  subject: text,
  data: z.record(z.string(), z.unknown()),
});

/** The events that a command recorded, or would. */
export const recordedFacts = z.object({
  data: z.object({ dryRun: z.boolean().nullish(), events: z.array(event) }),
});

export type RecordedFacts = z.infer<typeof recordedFacts>['data'];
export type RecordedFact = z.infer<typeof event>;
