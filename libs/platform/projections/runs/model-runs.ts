import type { Provenance } from '@platform/event-log';

import type { RebuildState, ReplayState } from './run-state';

export type RebuildAsked = Readonly<{
  /** `export-controls`, or with the version that is meant: `export-controls@1`. */
  model: string;
  /** Puts the rebuilt rows in the place of the live ones, whether or not they are the same. */
  swap: boolean;
}>;

export type ReplayAsked = Readonly<{
  /** `export-controls`, or with the version that is meant: `export-controls@1`. */
  model: string;
  /** A whole number as text. The last whole commit at or before it is the last that is folded. */
  position: string;
}>;

/** By whose id the same work is begun once. */
export type RunProvenance = Pick<Provenance, 'commandId' | 'requestSha256'>;

/**
 * Port and Nest token in one, where models are kept: folds one apart, which outlives the request
 * that asked for it. One of a model at a time, of all processes. Both answer once the work has
 * begun, and the same for the same command again.
 */
export abstract class ModelRuns {
  /** @throws ModelUnknown, RebuildRunning, CommandIdReused */
  abstract rebuild(asked: RebuildAsked, provenance: RunProvenance): Promise<RebuildState>;

  /**
   * @throws ModelUnknown, PositionAhead, BeforeFirstPosition, ModelBehind
   * @throws RebuildRunning, CommandIdReused
   */
  abstract replay(asked: ReplayAsked, provenance: RunProvenance): Promise<ReplayState>;

  /** Asks all that is running here to stop, and waits until it has. */
  abstract stop(): Promise<void>;
}

/**
 * Port and Nest token in one, anywhere: what has become of runs, whichever process runs them. All
 * that run are told of, and the newest `RUNS_KEPT` of each kind that have ended.
 */
export abstract class ToldRuns {
  abstract rebuildOf(id: string): Promise<RebuildState | undefined>;

  abstract replayOf(id: string): Promise<ReplayState | undefined>;
}
