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

const change = z.object({
  answer: z.string(),
  key: z.string(),
  from: text,
  until: text,
  fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
});

/** The events that a command recorded, or would; and of a trial the answers that would change. */
export const recordedFacts = z.object({
  data: z.object({
    dryRun: z.boolean().nullish(),
    events: z.array(event),
    changes: z.array(change).nullish(),
  }),
});

export type RecordedFacts = z.infer<typeof recordedFacts>['data'];
export type RecordedFact = z.infer<typeof event>;
export type ChangedAnswer = z.infer<typeof change>;
