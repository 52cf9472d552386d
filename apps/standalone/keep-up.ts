import type { ProjectionRunner, ReadModel, RunnerStop } from '@platform/projections';

import type { Rebuilder } from '../api';

/** Rows of an older build, or of a log that was since restored: disposable, and made anew. */
const OUTDATED = ['MODEL_OF_ANOTHER_VERSION', 'MODEL_OF_ANOTHER_GENERATION', 'MODEL_AHEAD_OF_LOG'];

type Keeping = Readonly<{
  model: ReadModel;
  runner: ProjectionRunner;
  rebuilder: Rebuilder;
  signal: AbortSignal;
}>;

/** Keeps the model at the log's heels until aborted; answers why, where it cannot go on. */
export const keepUp = async (keeping: Keeping): Promise<RunnerStop | undefined> => {
  const { model, runner, rebuilder, signal } = keeping;
  const stop = await runner.run(signal);
  if (!stop || !OUTDATED.includes(stop.code) || signal.aborted) return stop;
  await rebuilder.rebuild(model, { swap: true, signal });
  return runner.run(signal);
};
