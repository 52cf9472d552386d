import type { ReadModel, RunnerStatus } from '@platform/projections';

/** Port and Nest token in one: how the models fare that this process keeps. */
export abstract class RunningModels {
  abstract statusOf(model: ReadModel): RunnerStatus;
}
