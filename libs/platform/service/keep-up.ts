import type {
  ProjectionRunner,
  ReadModel,
  RebuildOptions,
  RunnerStop,
} from '@platform/projections';

/** Rows of an older build, or of a log that was since restored: disposable, and made anew. */
const OUTDATED = ['MODEL_OF_ANOTHER_VERSION', 'MODEL_OF_ANOTHER_GENERATION', 'MODEL_AHEAD_OF_LOG'];

/** The feed was of a log that has been opened anew: asked again, it is of this one. */
const MOVED_ON = 'LOG_GENERATION_CHANGED';

/** Folds a model from the beginning. */
export type Rebuild = (model: ReadModel, options: RebuildOptions) => Promise<unknown>;

type Keeping = Readonly<{
  model: ReadModel;
  runner: ProjectionRunner;
  rebuild: Rebuild;
  signal: AbortSignal;
}>;

/** Keeps the model at the log's heels until aborted; answers why, where it cannot go on. */
export const keepUp = async (keeping: Keeping): Promise<RunnerStop | undefined> => {
  const { model, runner, rebuild, signal } = keeping;
  const stop = await runAsLongAs((code) => code === MOVED_ON, keeping);
  if (!stop || !OUTDATED.includes(stop.code) || signal.aborted) return stop;
  await rebuild(model, { swap: true, signal });
  return runner.run(signal);
};

const runAsLongAs = async (
  isPassing: (code: string) => boolean,
  { runner, signal }: Keeping,
): Promise<RunnerStop | undefined> => {
  for (;;) {
    const stop = await runner.run(signal);
    if (!stop || !isPassing(stop.code) || signal.aborted) return stop;
  }
};
