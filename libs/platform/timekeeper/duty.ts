import type { Instant } from '@kernel';
import type { Provenance, Recorded } from '@platform/event-log';

/** A notice that the clock gives: what the log makes due at an instant, past or future. */
export type Due = Readonly<{
  /** The legal instant. Before it nobody may record the notice. */
  at: Instant;
  /** The id of the event that made it due. */
  because: string;
  /** The documents that say so, by their SHA-256. */
  evidence: readonly string[];
  type: string;
  data: object;
}>;

export type Notice = Readonly<{
  stream: string;
  due: Due;
  /** When the timekeeper looked at the clock: not before the due instant. */
  askedAt: Instant;
}>;

/** What a context has its timekeeper watch. */
export type Duty = Readonly<{
  name: string;
  /** The first word of the streams that are watched: `sanctions-regime`. */
  streams: string;
  /** All that a stream makes due, derived from its whole history: nobody keeps a timer. */
  dueIn: (stream: string, facts: readonly Recorded[]) => readonly Due[];
  /** The context's own command. Its decision stays quiet where the notice stands. */
  commandFor: (notice: Notice, provenance: Provenance) => object;
}>;

/** Who is told of what did not succeed. It is tried again. */
export type OnFailure = (what: string, error: unknown) => void;
