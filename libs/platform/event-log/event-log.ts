import type { DomainEvent, Instant, Known } from '@kernel';

/** Why the system's knowledge changed. Not why the world did. */
export type Cause = 'publisher' | 'curation' | 'parser' | 'correction' | 'clock' | 're-keying';

/** Who asked, because of what, and on which documents (their SHA-256). */
export type Provenance = Readonly<{
  /** A UUID. The same id again is the same command. */
  commandId: string;
  /** SHA-256 in hex of what was asked: the same id with another body is a conflict. */
  requestSha256: string;
  correlationId: string;
  /** The event that caused the command; null where a person or a document did. */
  causationId: string | null;
  /** Opaque: no name of a person. */
  actor: string;
  cause: Cause;
  evidence: readonly string[];
}>;

/** A fact to be appended. Reference facts bring their id, and evidence of their own. */
export type NewFact = DomainEvent &
  Readonly<{
    /** A UUID; a new UUIDv7 where none is given. */
    id?: string | undefined;
    /** A part of the commit's evidence; all of it where none is given. */
    evidence?: readonly string[] | undefined;
  }>;

export type Recorded<Fact = DomainEvent> = Known<Fact> &
  Readonly<{
    stream: string;
    /** 1-based place in its stream. */
    version: number;
    subject: string;
    schemaVersion: number;
    commit: Readonly<{ id: string; index: number; size: number }>;
    /** `evidence` is the whole commit's; the fact's own is a part of it. */
    provenance: Omit<Provenance, 'requestSha256'>;
    /** SHA-256 of the RFC 8785 envelope, in hex. */
    leafHash: string;
  }>;

export type StreamSlice<Fact> = Readonly<{ facts: readonly Recorded<Fact>[]; version: number }>;

export type ExpectedVersion = number | 'STREAM_EXISTS' | 'STREAM_DOES_NOT_EXIST';

export type Append = Readonly<{
  stream: string;
  expectedVersion: ExpectedVersion;
  facts: readonly NewFact[];
}>;

/** Written whole or not at all, at adjacent positions, in the order given. May span streams. */
export type Commit = Readonly<{ appends: readonly Append[]; provenance: Provenance }>;

export type Refusal = Readonly<{ name: string; code: string; message: string }>;

/** The outcome of a command, kept under its id: asked again, the log answers the same. */
export type Receipt = Readonly<{
  commandId: string;
  /** Empty where there was nothing new to say, or a refusal. */
  positions: readonly bigint[];
  refusal: Refusal | null;
  /** What else the one who asked was told: plain JSON, or null. */
  result: unknown;
}>;

export type Head = Readonly<{
  /** 0 where nothing was ever appended. */
  position: bigint;
  recordedAt: Instant | null;
  /** A UUID; a new one where a restored log is opened for writing. */
  generation: string;
}>;

export type Selection = Readonly<{
  after: bigint;
  /** Events at most. */
  limit: number;
  type?: string | undefined;
  /** `export-controls`: the context that owns the streams. */
  context?: string | undefined;
  subject?: string | undefined;
  stream?: string | undefined;
}>;

/** Port and Nest token in one. Every adapter passes `eventLogContract` of @testing. */
export abstract class EventLog {
  /**
   * Writes all of the commit or nothing, at gapless positions, and its receipt. A command that is
   * on record is answered with its first receipt, refusals included. A commit of no facts leaves a
   * receipt only.
   *
   * @throws StreamMoved an expected version does not hold
   * @throws CommandIdReused the id is on record with another request
   * @throws UnknownEvent, or the schema's own error, for data that no schema admits
   * @throws EventTooLarge
   * @throws StreamNotOwned the adapter is logged in as a service of another context
   */
  abstract append(commit: Commit, result?: unknown): Promise<Receipt>;

  /** Keeps a refusal under the command's id. Answers with the first receipt, if there is one. */
  abstract refuse(provenance: Provenance, refusal: Refusal): Promise<Receipt>;

  /** @throws CommandIdReused */
  abstract receiptOf(
    provenance: Pick<Provenance, 'commandId' | 'requestSha256'>,
  ): Promise<Receipt | undefined>;

  /** A stream whole, or one subject's facts in it; `version` is the stream's either way. */
  abstract readStream<Fact extends DomainEvent>(
    stream: string,
    subject?: string,
  ): Promise<StreamSlice<Fact>>;

  /** Whole commits after a position, oldest first: at least one if there is any. */
  abstract readCommits(after: bigint, limit: number): Promise<readonly Recorded[]>;

  /** A page of history in position order. A filter may show a part of a commit. */
  abstract select(selection: Selection): Promise<readonly Recorded[]>;

  abstract eventOf(eventId: string): Promise<Recorded | undefined>;

  abstract eventsAt(positions: readonly bigint[]): Promise<readonly Recorded[]>;

  /** What was recorded because of an event, oldest first. */
  abstract effectsOf(eventId: string): Promise<readonly Recorded[]>;

  abstract head(): Promise<Head>;

  /** The last whole commit recorded at or before an instant; 0 where there is none. */
  abstract positionAt(instant: Instant): Promise<bigint>;

  /** The last position of the last whole commit at or before a position; 0 where there is none. */
  abstract wholeCommitAt(position: bigint): Promise<bigint>;

  /** When the commit that a position lies in was recorded. */
  abstract recordedAt(position: bigint): Promise<Instant | undefined>;
}

/** The context that owns a stream, by the stream's first word. */
export const contextOf = (stream: string): string =>
  CONTEXTS[stream.slice(0, stream.indexOf('/'))] ?? 'unknown';

/** The first words of the streams that a context owns; none where there is no such context. */
export const streamWordsOf = (context: string): readonly string[] =>
  Object.keys(CONTEXTS).filter((word) => CONTEXTS[word] === context);

const CONTEXTS: Readonly<Record<string, string>> = {
  'export-ban-list': 'export-controls',
  'export-determination': 'export-controls',
  'sanctions-regime': 'security-council',
  'designation-list': 'designations',
  development: 'developments',
};

/** Checked at append, in UTF-8 bytes of the payload. */
export const MAX_EVENT_BYTES = 256 * 1024;
