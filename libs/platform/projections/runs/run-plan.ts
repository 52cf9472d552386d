import type { ClientBase } from 'pg';

import type { ReadModel } from '../projection';
import type { RunKind, RunState } from './run-state';

/** A piece of work, as it sees itself. */
export type Run<State> = Readonly<{
  /** The session that folds. */
  client: ClientBase;
  note: (change: Partial<State>) => void;
  signal: AbortSignal;
}>;

export type RunPlan<State extends RunState> = Readonly<{
  kind: RunKind;
  model: ReadModel;
  /** What is answered when it begins. */
  first: State;
  /** Answers what it has found. */
  work: (run: Run<State>) => Promise<Partial<State>>;
  /** What is told where the work fails after it has begun. */
  failed: (error: unknown) => Partial<State>;
}>;

export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
