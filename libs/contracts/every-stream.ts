import type { FactCorroborated, FactRetracted } from '@kernel';
import { z } from 'zod';

import { event, type EventOf } from './event-schema';
import { legalDate, legalDay } from './legal-date.schema';

const subject = z.string().min(1).max(200);
const sentence = z.string().min(1).max(2000);

/** Who retracts is the actor of the commit, and the right fact, if any, is in the same commit. */
export const factRetracted = event({
  type: 'FactRetracted',
  version: 1,
  data: z.strictObject({
    eventIds: z.array(z.uuid()).min(1),
    subject,
    reason: sentence,
  }) satisfies z.ZodType<FactRetracted['data']>,
  // Found wherever the retracted facts are looked for.
  about: (data) => data.subject,
});

/** Another document says the same: its evidence is the fact's from then on. Doubles nothing. */
export const factCorroborated = event({
  type: 'FactCorroborated',
  version: 1,
  data: z.strictObject({
    eventIds: z.array(z.uuid()).min(1),
    subject,
  }) satisfies z.ZodType<FactCorroborated['data']>,
  // Found wherever the corroborated facts are looked for.
  about: (data) => data.subject,
});

/** Dates of facts by their names there; a stream admits those that its facts have. */
const dateField = z.enum([
  'announcedOn',
  'expectedOn',
  'promulgatedOn',
  'effectiveOn',
  'decidedOn',
  'votedOn',
  'tabledOn',
  'endsOn',
  'endedFrom',
  'contestedOn',
  'signedOn',
  'publishedOn',
  'ratifiedOn',
  'inForceOn',
  'allegedOn',
  'reportedOn',
  'deniedOn',
  'assertedOn',
  'declaredOn',
  'reassessedOn',
]);

/** One source's word on a date; several that disagree are a dispute, not an error. */
export const dateClaimed = event({
  type: 'DateClaimed',
  version: 1,
  data: z.strictObject({ subject, field: dateField, claimed: legalDate, source: sentence }),
  about: (data) => data.subject,
});

/** Which claim the system goes by, why, and which it does not believe. */
export const dateAdopted = event({
  type: 'DateAdopted',
  version: 1,
  data: z.strictObject({
    subject,
    field: dateField,
    adopted: legalDate,
    reason: sentence,
    rejected: z.array(z.strictObject({ claimed: legalDate, source: sentence })),
  }),
  about: (data) => data.subject,
});

/**
 * Somebody looked at what the authority publishes, on that day, and found the rule in this stage.
 * It makes a printed end or revival believed, or says that it did not come to pass.
 */
export const statusConfirmed = event({
  type: 'StatusConfirmed',
  version: 1,
  data: z.strictObject({
    subject,
    /**
     * The provisions of a list that were looked at; `all` of the instrument, and where the subject
     * is a mandate, a measure or a regime.
     */
    provisions: z.union([z.literal('all'), z.array(z.string().min(1)).min(1)]),
    stage: z.enum(['promulgated', 'in-force', 'suspended', 'ended']),
    seenOn: legalDay,
  }),
  about: (data) => data.subject,
});

export type DateClaimed = EventOf<typeof dateClaimed>;
export type DateAdopted = EventOf<typeof dateAdopted>;
export type StatusConfirmed = EventOf<typeof statusConfirmed>;
export type DateField = DateClaimed['data']['field'];

/** What may be said in any stream, words about facts aside: `standing` has taken those out. */
export type EveryStreamFact = DateClaimed | DateAdopted | StatusConfirmed;
