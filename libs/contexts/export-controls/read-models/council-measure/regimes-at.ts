import type { Asked } from '@answers';
import { COUNCIL_ZONE } from '@contracts';
import type { Instant } from '@kernel';
import type { VersionRows } from '@platform/projections';

import { momentOf } from '../answers/list-at';
import { exportControls } from '../export-controls.read-model';
import { councilMeasure } from './council-measure.timeline';
import type { CouncilMeasures } from './council-measures';

/** A regime as it stood at a moment of New York. */
export type RegimeAt = Readonly<{ at: Instant; regime: CouncilMeasures }>;

/** Every regime of the Security Council that binds trade in goods with somebody, by its number. */
export const regimesAt = async (rows: VersionRows, asked: Asked): Promise<readonly RegimeAt[]> => {
  const at = momentOf(asked, COUNCIL_ZONE);
  const { position } = asked;
  const found = await rows.find(exportControls, councilMeasure, { asOf: at, position });
  return found
    .map(({ value: regime }) => ({ at, regime }))
    .sort((one, other) => Number(one.regime.regime) - Number(other.regime.regime));
};
