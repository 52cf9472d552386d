import type { ReadModel } from '@platform/projections';

import { councilVote } from './council-vote/council-vote.timeline';
import { enforcementStatus } from './enforcement-status/enforcement-status.timeline';
import { regimeHistory } from './regime-history/regime-history.timeline';
import { sanctionsRegime } from './sanctions-regime/sanctions-regime.timeline';

/** Everything that the questions about the Security Council are answered from, at one position. */
export const securityCouncil: ReadModel = {
  name: 'security-council',
  version: 1,
  projections: [enforcementStatus, sanctionsRegime, councilVote, regimeHistory],
};
