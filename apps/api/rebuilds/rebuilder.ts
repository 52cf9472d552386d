import type { ReadModel, Rebuilt, RebuildOptions } from '@platform/projections';

/** Port and Nest token in one: folds a model from the beginning, beside the running one. */
export abstract class Rebuilder {
  abstract rebuild(model: ReadModel, options: RebuildOptions): Promise<Rebuilt>;
}
