import { randomUUID } from 'node:crypto';

import { modelVersionOf } from '../projection';
import { rebuildOver, type FoldedApart } from '../rebuild';
import { reasonOf, type RunPlan } from './run-plan';
import type { RebuildState } from './run-state';

export const rebuildPlan = (apart: FoldedApart, swap: boolean): RunPlan<RebuildState> => ({
  kind: 'rebuild',
  model: apart.model,
  first: {
    ...{ id: randomUUID(), model: modelVersionOf(apart.model), state: 'running' },
    ...{ done: 0, total: 0 },
  },
  work: async ({ client, note, signal }) => {
    const onProgress = (done: number, total: number) => note({ done, total });
    const built = await rebuildOver(client, apart, { swap, onProgress, signal });
    const { live, rebuilt, same, events, position } = built;
    return {
      state: same ? 'same' : 'differs',
      ...{ live, rebuilt, done: events, total: events, swapped: swap },
      position: String(position),
    };
  },
  failed: (error) => ({ state: 'failed', error: reasonOf(error) }),
});
