import { developments } from '@contexts/developments';
import { exportControls } from '@contexts/export-controls';
import { securityCouncil } from '@contexts/security-council';
import type { ReadModel } from '@platform/projections';

/** Every read model that answers rest on, in the order in which they are shown. */
export const readModels: readonly ReadModel[] = [exportControls, securityCouncil, developments];

/** The models that are folded from a stream: who writes to it reads them. */
export const modelsOf = (stream: string): readonly ReadModel[] =>
  readModels.filter(({ projections }) =>
    projections.some(({ streams }) => stream.startsWith(`${streams}/`)),
  );
