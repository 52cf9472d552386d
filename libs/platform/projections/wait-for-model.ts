import type { ModelProgress } from './model-progress';
import type { ReadModel } from './projection';
import { ModelBehind } from './read-model.errors';

/** Another process may apply the model: then nothing wakes us, and we look so often. */
const POLL_MS = 25;

export type Wait = Readonly<{
  position: bigint;
  timeoutMs: number;
  applied: () => Promise<bigint>;
  progress: ModelProgress;
}>;

/** @throws ModelBehind */
export const untilApplied = async (
  model: ReadModel,
  { position, timeoutMs, applied, progress }: Wait,
): Promise<bigint> => {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const { count } = progress;
    const reached = await applied();
    if (reached >= position) return reached;
    const leftMs = deadline - performance.now();
    if (leftMs <= 0) throw new ModelBehind(model, position, reached);
    await progress.movedSince(count, Math.min(leftMs, POLL_MS));
  }
};
