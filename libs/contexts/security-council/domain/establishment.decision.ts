import type { SanctionsRegimeEstablished } from '@contracts';
import { sameContent } from '@kernel';

import type { SanctionsRegime } from './sanctions-regime';
import { RegimeAlreadyEstablished } from './sanctions-regime.errors';

export const establish = (
  data: SanctionsRegimeEstablished['data'],
  regime: SanctionsRegime,
): readonly SanctionsRegimeEstablished[] => {
  if (regime.status === 'unknown') return [{ type: 'SanctionsRegimeEstablished', data }];
  if (sameContent(regime.act, data)) return [];
  throw new RegimeAlreadyEstablished(data.regime);
};
