import type { DomainEvent, Instant, Known, LegalDay, WordOnFacts } from '@kernel';

/** A fact as somebody brings it: nobody has looked at its data. */
export type PostedFact = Readonly<{ type: string; data: object }>;

/** A fact of a stream as a log holds it: with what it is about, and in which commit. */
export type KnownFact<Fact extends DomainEvent> = Known<Fact | WordOnFacts> &
  Readonly<{ subject: string; commit: Readonly<{ id: string }> }>;

/** What a retraction changes: of the facts that stand, and of those that stood before. */
export type Change<Fact extends DomainEvent> = Readonly<{
  stream: string;
  taken: readonly Known<Fact>[];
  /** Facts that come back, because it is a retraction that is retracted. */
  returning: readonly Known<Fact>[];
  before: readonly Known<Fact>[];
  after: readonly Known<Fact>[];
}>;

/** The door by which facts come into the streams of one kind: what their context knows of them. */
export type FactDoor<Fact extends DomainEvent, Command> = Readonly<{
  /** Refuses a stream of another kind where no command is asked for that would. */
  requireOwn?: ((stream: string) => void) | undefined;
  /**
   * The command that asks for a posted fact.
   *
   * @throws UnknownEvent, FactNotPostable, StreamDisagrees, or the schema's own error
   */
  commandOf: (stream: string, posted: PostedFact, askedAt?: Instant) => Command;
  /** What the rules say to a command, given all that the stream holds. Nothing: nothing is new. */
  decide: (
    history: readonly KnownFact<Fact>[],
    command: Command,
  ) => readonly (Fact | WordOnFacts)[];
  /** What stands and falls with a fact, itself included: a veto takes the block along. */
  wholeOf: (
    history: readonly KnownFact<Fact>[],
    fact: KnownFact<Fact>,
  ) => readonly KnownFact<Fact>[];
  /** Whether a returning fact is asked for again; the derived ones are not, nor is half a whole. */
  isPostable: (type: string) => boolean;
  /** Refuses what a retraction must not leave behind. */
  requireSound?: ((change: Change<Fact>) => void) | undefined;
  /** The day of the look that a command tells of, if it tells of one. */
  lookedOn: (command: Command) => LegalDay | undefined;
}>;
