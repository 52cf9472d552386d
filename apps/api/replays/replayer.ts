import type { ReadModel, Replayed, ReplayOptions } from '@platform/projections';

/** Port and Nest token in one: folds a model to a position, apart from the running one. */
export abstract class Replayer {
  abstract replay(model: ReadModel, options: ReplayOptions): Promise<Replayed>;
}
