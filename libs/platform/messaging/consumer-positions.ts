import type { Instant } from '@kernel';

/** Up to where a consumer has handled the log, and of which generation that log is. */
export type ConsumerPosition = Readonly<{ position: bigint; generation: string }>;

/** What a rule refused when a reaction asked for it: somebody has to look, and order goes on. */
export type ParkedEvent = Readonly<{
  consumer: string;
  eventId: string;
  position: bigint;
  reaction: string;
  /** Of the refusal. */
  code: string;
  message: string;
}>;

/** Port and Nest token in one. Every adapter passes `consumerPositionsContract` of @testing. */
export abstract class ConsumerPositions {
  /** Nothing where the consumer has not handled anything yet. */
  abstract positionOf(consumer: string): Promise<ConsumerPosition | undefined>;

  /** Everybody who reacts to this log, by name. */
  abstract all(): Promise<readonly (ConsumerPosition & Readonly<{ consumer: string }>)[]>;

  /** Forward, or back where a consumer begins again. */
  abstract moveTo(consumer: string, to: ConsumerPosition): Promise<void>;

  /** An event that one reaction has parked before stays as it was parked first. */
  abstract park(event: ParkedEvent): Promise<void>;

  /** In the order of the log. */
  abstract parkedBy(
    consumer: string,
  ): Promise<readonly (ParkedEvent & Readonly<{ parkedAt: Instant }>)[]>;
}
