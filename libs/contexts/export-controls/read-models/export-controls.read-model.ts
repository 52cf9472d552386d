import type { ReadModel } from '@platform/projections';

import { councilMeasure } from './council-measure/council-measure.timeline';
import { exportBanListChange } from './export-ban-list-change/export-ban-list-change.timeline';
import { exportBanList } from './export-ban-list/export-ban-list.timeline';
import { exportDetermination } from './export-determination/export-determination.timeline';
import { listedGood } from './listed-good/listed-good.timeline';

/** Everything that the questions about export controls are answered from, at one position. */
export const exportControls: ReadModel = {
  name: 'export-controls',
  version: 2,
  projections: [
    exportBanList,
    listedGood,
    exportBanListChange,
    exportDetermination,
    councilMeasure,
  ],
};
