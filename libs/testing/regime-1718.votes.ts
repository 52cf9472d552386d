import {
  COUNCIL_ZONE,
  type DraftResolutionFailed,
  type DraftResolutionTabled,
  type DraftResolutionVetoed,
  type ResolutionAdopted,
  type SanctionsInspectionBlocked,
} from '@contracts';

import { dayIn, type Over } from './day-in';

export const newYorkDay = dayIn(COUNCIL_ZONE);

const regime = '1718';
const renewal = 'S/2024/255';

/** How the Council voted on the panel that watched the sanctions on North Korea. */
export const votes1718 = {
  /** Resolution 2680: the panel until 30 April 2024. */
  adopted: (over: Over<ResolutionAdopted> = {}): ResolutionAdopted => ({
    type: 'ResolutionAdopted',
    data: {
      regime,
      symbol: 'S/RES/2680(2023)',
      draft: null,
      votedOn: newYorkDay('2023-03-23'),
      tally: { for: 15, against: 0, abstaining: 0 },
      casts: [],
      proposal: { extendsMandateUntil: newYorkDay('2024-04-30') },
      ...over,
    },
  }),

  tabled: (over: Over<DraftResolutionTabled> = {}): DraftResolutionTabled => ({
    type: 'DraftResolutionTabled',
    data: {
      regime,
      symbol: renewal,
      tabledOn: newYorkDay('2024-03-28'),
      sponsors: ['USA'],
      proposal: { extendsMandateUntil: newYorkDay('2025-04-30') },
      ...over,
    },
  }),

  renewalVetoed: (over: Over<DraftResolutionVetoed> = {}): DraftResolutionVetoed => ({
    type: 'DraftResolutionVetoed',
    data: {
      regime,
      symbol: renewal,
      votedOn: newYorkDay('2024-03-28'),
      tally: { for: 13, against: 1, abstaining: 1 },
      casts: [
        { state: 'RUS', cast: 'against' },
        { state: 'CHN', cast: 'abstaining' },
      ],
      proposal: { extendsMandateUntil: newYorkDay('2025-04-30') },
      vetoedBy: ['RUS'],
      ...over,
    },
  }),

  inspectionBlocked: (over: Over<SanctionsInspectionBlocked> = {}): SanctionsInspectionBlocked => ({
    type: 'SanctionsInspectionBlocked',
    data: {
      regime,
      mandate: 'panel-of-experts',
      symbol: renewal,
      blockedOn: newYorkDay('2024-03-28'),
      blockedBy: ['RUS'],
      ...over,
    },
  }),

  /** What never happened in this story, and may in another. */
  failed: (over: Over<DraftResolutionFailed> = {}): DraftResolutionFailed => ({
    type: 'DraftResolutionFailed',
    data: {
      regime,
      symbol: 'S/2024/999',
      votedOn: newYorkDay('2024-04-25'),
      tally: { for: 8, against: 2, abstaining: 5 },
      casts: [{ state: 'RUS', cast: 'against' }],
      proposal: { extendsMandateUntil: newYorkDay('2024-10-31') },
      ...over,
    },
  }),
};
