import { z } from 'zod';

import { country, state } from '../countries';
import { event, type EventOf } from '../event-schema';
import { legalDate, legalDay } from '../legal-date.schema';
import { paragraph, regimeId, symbol, words } from './vocabulary';

/** A regime is known by its founding resolution: `sanctions-regime/1718`. */
export const sanctionsRegimeStream = (regime: string): string => `sanctions-regime/${regime}`;

/** The founding act: everything else in the stream rests on it, earlier demands included. */
export const sanctionsRegimeEstablished = event({
  type: 'SanctionsRegimeEstablished',
  version: 1,
  data: z.strictObject({
    regime: regimeId,
    /** `DPRK`, as the Council's committees are listed. */
    name: words,
    /** Later names that are asked for: `2713`, `1267/1989/2253`. */
    aliases: z.array(z.string().regex(/^\d{1,4}(\/\d{1,4})*$/)),
    establishedBy: symbol,
    decidedOn: legalDate,
    /** Whether everything that was ever decided in it is on record: only then "none" is said. */
    history: z.enum(['complete', 'partial']),
    /** ISO 3166-1 alpha-2: whose trade in goods its measures bind. None where they bind persons. */
    territories: z.array(country),
    /** After how many days without a look an answer is called stale; null: after none. */
    freshForDays: z.int().positive().nullable(),
  }),
  about: (data) => data.regime,
});

/** By an act of the Council, or because nobody renewed it. */
export const sanctionsRegimeTerminated = event({
  type: 'SanctionsRegimeTerminated',
  version: 1,
  data: z.strictObject({
    regime: regimeId,
    by: z.enum(['act', 'lapse']),
    /** The resolution; null where it lapsed. */
    terminatedBy: symbol.nullable(),
    /** The first day without: 2023-09-01 for Mali. */
    endedFrom: legalDay,
  }),
  about: (data) => data.regime,
});

/** Terminated measures apply again: paragraphs 11 and 12 of resolution 2231 (2015). */
export const sanctionsRegimeReinstated = event({
  type: 'SanctionsRegimeReinstated',
  version: 1,
  data: z.strictObject({
    regime: regimeId,
    reinstatedBy: symbol.nullable(),
    paragraph,
    /** An instant with its offset, as the act says it: `2025-09-27T20:00:00-04:00`. */
    reinstatedAt: z.iso
      .datetime({ offset: true })
      .regex(/^[12]\d{3}-.{11,14}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/),
  }),
  about: (data) => data.regime,
});

/** States say that the measures do not apply. Whether they are right is not for us to say. */
export const legalStatusContested = event({
  type: 'LegalStatusContested',
  version: 1,
  data: z.strictObject({
    regime: regimeId,
    contestedBy: z.array(state).min(1),
    /** What is contested: `the re-application of the measures`. */
    contests: words,
    /** Undated, it holds from the beginning of the act that it contests. */
    contestedOn: legalDate,
  }),
  about: (data) => data.regime,
});

export type SanctionsRegimeEstablished = EventOf<typeof sanctionsRegimeEstablished>;
export type SanctionsRegimeTerminated = EventOf<typeof sanctionsRegimeTerminated>;
export type SanctionsRegimeReinstated = EventOf<typeof sanctionsRegimeReinstated>;
export type LegalStatusContested = EventOf<typeof legalStatusContested>;
