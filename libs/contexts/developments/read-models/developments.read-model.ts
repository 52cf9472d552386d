import type { ReadModel } from '@platform/projections';

import { development } from './development/development.timeline';

/** Everything that the questions about developments are answered from, at one position. */
export const developments: ReadModel = {
  name: 'developments',
  version: 1,
  projections: [development],
};
