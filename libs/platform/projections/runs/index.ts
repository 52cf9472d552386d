export { BeginRebuildCommand } from './begin-rebuild.command';
export { BeginReplayCommand } from './begin-replay.command';
export * from './model-runs';
export { ModelRunsModule } from './model-runs.module';
export { PostgresModelRuns, type ModelRunPorts } from './postgres-model-runs';
export { PostgresToldRuns } from './postgres-told-runs';
export { projectionsCommands } from './remote-commands';
export { RUNS_KEPT, type RebuildState, type ReplayState } from './run-state';
