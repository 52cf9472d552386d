import type {
  LegalStatusContested,
  SanctionsRegimeReinstated,
  SanctionsRegimeTerminated,
} from '@contracts';

import type { Over } from './day-in';
import { newYorkDay } from './regime-1718.votes';

const regime = '1718';

/** What befell the sanctions on Iran, and never those on North Korea. */
export const turns1718 = {
  terminated: (over: Over<SanctionsRegimeTerminated> = {}): SanctionsRegimeTerminated => ({
    type: 'SanctionsRegimeTerminated',
    data: {
      regime,
      by: 'act',
      terminatedBy: 'S/RES/2999(2025)',
      endedFrom: newYorkDay('2025-03-01'),
      ...over,
    },
  }),

  reinstated: (over: Over<SanctionsRegimeReinstated> = {}): SanctionsRegimeReinstated => ({
    type: 'SanctionsRegimeReinstated',
    data: {
      regime,
      reinstatedBy: 'S/RES/2999(2025)',
      paragraph: 'paras 11 and 12',
      reinstatedAt: '2025-09-27T20:00:00-04:00',
      ...over,
    },
  }),

  contested: (over: Over<LegalStatusContested> = {}): LegalStatusContested => ({
    type: 'LegalStatusContested',
    data: {
      regime,
      contestedBy: ['CHN', 'RUS'],
      contests: 'the re-application of the measures',
      contestedOn: { ...newYorkDay('', 'not dated'), value: null, precision: 'unknown' },
      ...over,
    },
  }),
};
