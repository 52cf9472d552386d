import type { Instant } from '@kernel';

/** Up to where a consumer has handled the log, and of which generation that log is. */
export type ConsumerPosition = Readonly<{ position: bigint; generation: string }>;

/** Why a consumer does not go on. Empty where it does. */
export type Hindrance = Readonly<{
  /** Why it goes on no more: somebody has to look. */
  stopped?: Readonly<{ code: string; message: string }> | undefined;
  /** What it last failed of while it tries again by itself. */
  outage?: string | undefined;
}>;

/** As far as anybody knows: where nobody reacts, nobody tells. */
export type ReactingConsumer = ConsumerPosition & Hindrance & Readonly<{ consumer: string }>;

/**
 * What a rule refused when a reaction asked for it, or what no schema admits: it would be so again
 * at every attempt. Somebody has to look, and order goes on.
 */
export type ParkedEvent = Readonly<{
  consumer: string;
  eventId: string;
  position: bigint;
  reaction: string;
  /** Of the refusal. */
  code: string;
  message: string;
}>;

/** One reaction to one event. */
export type ParkedReaction = Pick<ParkedEvent, 'eventId' | 'reaction'>;

/** Port and Nest token in one. Every adapter passes `consumerPositionsContract` of @testing. */
export abstract class ConsumerPositions {
  /** Nothing where the consumer has neither handled anything yet nor told what hinders it. */
  abstract positionOf(consumer: string): Promise<ConsumerPosition | undefined>;

  /** Everybody who reacts to this log, by name. */
  abstract all(): Promise<readonly ReactingConsumer[]>;

  /** What hinders it now. It is where it was: `at` counts for one that was nowhere yet. */
  abstract tell(consumer: string, hindrance: Hindrance, at: ConsumerPosition): Promise<void>;

  /** Forward, or back where a consumer begins again. Who moves is hindered by nothing. */
  abstract moveTo(consumer: string, to: ConsumerPosition): Promise<void>;

  /** An event that one reaction has parked before stays as it was parked first. */
  abstract park(event: ParkedEvent): Promise<void>;

  /** Another attempt was refused: its refusal and its moment take the place of those before. */
  abstract parkAgain(event: ParkedEvent): Promise<void>;

  /** What was parked is done. Nothing where it is not parked. */
  abstract release(consumer: string, parked: ParkedReaction): Promise<void>;

  /** In the order of the log. */
  abstract parkedBy(
    consumer: string,
  ): Promise<readonly (ParkedEvent & Readonly<{ parkedAt: Instant }>)[]>;
}
