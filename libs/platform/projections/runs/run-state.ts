import type { Replayed } from '../replay';

/** How far a rebuild is, or what it found. Plain JSON, as it is kept and as it is answered. */
export type RebuildState = Readonly<{
  id: string;
  /** With its version: `export-controls@1`. */
  model: string;
  state: 'running' | 'same' | 'differs' | 'failed';
  /** Events. */
  done: number;
  total: number;
  position?: string;
  live?: string | null;
  rebuilt?: string;
  swapped?: boolean;
  error?: string;
}>;

/** How far a replay is, or what it found. Plain JSON, as it is kept and as it is answered. */
export type ReplayState = Readonly<{
  id: string;
  /** With its version: `export-controls@1`. */
  model: string;
  status: 'running' | 'done' | 'failed' | 'cancelled';
  /** Of the last whole commit that is folded. */
  position: string;
  /** Events. */
  progress: Readonly<{ done: number; total: number }>;
  /** Digest of the live rows as of the position; null where they cannot be compared. */
  live?: string | null;
  replayed?: string;
  same?: boolean;
  firstDifference?: ShownDifference | null;
  error?: string;
}>;

type Difference = NonNullable<Replayed['firstDifference']>;
type ShownDifference = Omit<Difference, 'fromPos'> & Readonly<{ fromPos: string }>;

export type RunKind = 'rebuild' | 'replay';

export type RunState = RebuildState | ReplayState;

/** So many that have ended are told of, the newest of each kind; one that is running always is. */
export const RUNS_KEPT = 100;

const INTERRUPTED = 'Interrupted: the process that ran it has ended.';

/** Of a run whose process was killed, and could not say so itself. */
export const interruptedAs = {
  rebuild: { state: 'failed', error: INTERRUPTED },
  replay: { status: 'failed', error: INTERRUPTED },
} as const;
