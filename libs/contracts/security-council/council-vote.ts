import { z } from 'zod';

import { state } from '../countries';
import { event, type EventOf } from '../event-schema';
import { legalDate } from '../legal-date.schema';
import { cast, mandateId, proposal, regimeId, symbol, tally } from './vocabulary';

export const draftResolutionTabled = event({
  type: 'DraftResolutionTabled',
  version: 1,
  data: z.strictObject({
    regime: regimeId,
    symbol,
    tabledOn: legalDate,
    sponsors: z.array(state),
    proposal,
  }),
  about: (data) => data.symbol,
});

const vote = {
  regime: regimeId,
  /** Of the resolution where it was adopted, else of the draft. */
  symbol,
  votedOn: legalDate,
  tally,
  /** As far as it is known who voted how: for the members left out nobody says anything. */
  casts: z.array(cast).max(15),
  proposal,
};

/** Nine members in favour, and no permanent member against: Charter, Article 27 (3). */
export const resolutionAdopted = event({
  type: 'ResolutionAdopted',
  version: 1,
  data: z.strictObject({
    ...vote,
    /** The draft that became the resolution, where it is known. */
    draft: symbol.nullable(),
  }),
  about: (data) => data.symbol,
});

/** Nine members in favour, and a permanent member against: Charter, Article 27 (3). */
export const draftResolutionVetoed = event({
  type: 'DraftResolutionVetoed',
  version: 1,
  data: z.strictObject({ ...vote, vetoedBy: z.array(state).min(1).max(5) }),
  about: (data) => data.symbol,
});

/** Fewer than nine in favour, whoever voted against. */
export const draftResolutionFailed = event({
  type: 'DraftResolutionFailed',
  version: 1,
  data: z.strictObject(vote),
  about: (data) => data.symbol,
});

/** A veto of a draft that would have extended a monitoring mandate. Derived, in its commit. */
export const sanctionsInspectionBlocked = event({
  type: 'SanctionsInspectionBlocked',
  version: 1,
  data: z.strictObject({
    regime: regimeId,
    mandate: mandateId,
    /** The draft that was vetoed. */
    symbol,
    blockedOn: legalDate,
    blockedBy: z.array(state).min(1).max(5),
  }),
  about: (data) => data.symbol,
});

export type DraftResolutionTabled = EventOf<typeof draftResolutionTabled>;
export type ResolutionAdopted = EventOf<typeof resolutionAdopted>;
export type DraftResolutionVetoed = EventOf<typeof draftResolutionVetoed>;
export type DraftResolutionFailed = EventOf<typeof draftResolutionFailed>;
export type SanctionsInspectionBlocked = EventOf<typeof sanctionsInspectionBlocked>;
