import { z } from 'zod';

import { state } from '../countries';
import { legalDate } from '../legal-date.schema';
import { slug } from '../slug';

/** Where the Council sits: a mandate "until 30 April" ends as 1 May begins there. */
export const COUNCIL_ZONE = 'America/New_York';

/** `1718`: the founding resolution's number. Never changes, whatever its committee is called. */
export const regimeId = z.string().regex(/^[1-9]\d{0,3}$/);

/** `S/RES/1718(2006)` of a resolution, `S/2024/255` of a draft. */
export const symbol = z
  .string()
  .regex(/^S\/(RES\/\d{1,4}\(\d{4}\)|\d{4}\/\d{1,4}(\/Rev\.\d+)?|\d{1,5}(\/Rev\.\d+)?)$/);

/** `panel-of-experts`: a monitoring body's mandate inside its regime. */
export const mandateId = slug;

/** `2397-7-industrial-machinery`: a measure inside its regime. */
export const measureId = slug;

export const words = z.string().min(1).max(500);

/** `para 7`, `annex II`: as the resolution counts; null where the source does not say. */
export const paragraph = z.string().min(1).max(80).nullable();

/** What a draft would do, or a resolution does. One can do all three. */
export const proposal = z.strictObject({
  /** The last day of a monitoring mandate, inclusive. */
  extendsMandateUntil: legalDate.optional(),
  /** The last day of those measures of the regime that have one, inclusive. */
  extendsMeasuresUntil: legalDate.optional(),
  /** Measures in the words of the text: what is imposed in law is a fact of its own. */
  imposes: z.array(words).min(1).optional(),
});

const votes = z.int().min(0).max(15);

/** Fifteen members; one that did not take part is in none of the three numbers. */
export const tally = z.strictObject({ for: votes, against: votes, abstaining: votes });

export const cast = z.strictObject({
  state,
  cast: z.enum(['for', 'against', 'abstaining', 'not-participating']),
});

export type Proposal = z.infer<typeof proposal>;
export type Tally = z.infer<typeof tally>;
export type Cast = z.infer<typeof cast>;
