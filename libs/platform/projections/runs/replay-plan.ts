import { randomUUID } from 'node:crypto';

import { modelVersionOf } from '../projection';
import { RebuildCancelled } from '../read-model.errors';
import type { FoldedApart } from '../rebuild';
import { replayOver, type Replayed } from '../replay';
import { reasonOf, type RunPlan } from './run-plan';
import type { ReplayState } from './run-state';

/** @param position where a commit ends */
export const replayPlan = (apart: FoldedApart, position: bigint): RunPlan<ReplayState> => ({
  kind: 'replay',
  model: apart.model,
  first: {
    ...{ id: randomUUID(), model: modelVersionOf(apart.model), status: 'running' },
    position: String(position),
    progress: { done: 0, total: Number(position) },
  },
  work: async ({ client, note, signal }) => {
    const onProgress = (done: number, total: number) => note({ progress: { done, total } });
    const replayed = await replayOver(client, apart, { position, onProgress, signal });
    const progress = { done: Number(position), total: Number(position) };
    return { progress, ...shownReplay(replayed) };
  },
  failed: (error) => ({
    status: error instanceof RebuildCancelled ? 'cancelled' : 'failed',
    error: reasonOf(error),
  }),
});

/** What a replay has come to. Positions are text: they outgrow a double. */
const shownReplay = ({
  live,
  replayed,
  same,
  position,
  firstDifference,
}: Replayed): Partial<ReplayState> => ({
  ...{ status: 'done', position: String(position), live, replayed, same },
  firstDifference: firstDifference && {
    ...firstDifference,
    fromPos: String(firstDifference.fromPos),
  },
});
