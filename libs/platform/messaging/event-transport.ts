import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';

import { Consumer, type ConsumerPorts, type ConsumerStatus } from './consumer';
import type { ParkedReaction } from './consumer-positions';
import { Reactions } from './reactions';
import { retryParked, type RetryOutcome } from './retry-parked';

/**
 * Hands each event to the `@EventPattern(type, { reaction })` of its type, in position order, and
 * moves the consumer's position once a whole commit is handled. What a rule refuses, and what no
 * schema admits, is parked; anything else that goes wrong is tried again and holds the order. Where
 * going on would be a guess it stops, with an alarm. A crash makes it deliver again: reactions are
 * idempotent.
 */
export class EventTransport extends Server implements CustomTransportStrategy {
  private readonly reactions = new Reactions();
  private readonly stopping = new AbortController();
  private readonly consumer: Consumer;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly ports: ConsumerPorts) {
    super();
    this.consumer = new Consumer(ports, this.reactions, this.stopping.signal);
  }

  /** @throws UnknownEvent nobody will ever record an event of that type */
  override addHandler(
    type: string,
    handler: MessageHandler,
    isEventHandler = false,
    extras: Readonly<Record<string, unknown>> = {},
  ): void {
    // Commands come by another way: a `@MessagePattern` is not asked here.
    if (isEventHandler) this.reactions.add(type, handler, extras['reaction']);
  }

  listen(started: () => void): void {
    this.running = this.consumer.run();
    started();
  }

  /** Lets the reaction that is under way end. */
  async close(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Every event up to here is handled or parked. */
  settledAt(): bigint {
    return this.consumer.status().settledAt;
  }

  reacting(): ConsumerStatus {
    return this.consumer.status();
  }

  /** @throws ReactionsStopped, ReactionsBehind where it takes too long or is closed meanwhile */
  waitUntil(position: bigint, timeoutMs: number): Promise<void> {
    return this.consumer.waitUntil(position, timeoutMs);
  }

  /**
   * Has a reaction that a rule refused try again, beside the order of the log.
   *
   * @throws ReactionNotParked, ReactionUnknown, ParkedEventLost
   */
  retry(parked: ParkedReaction): Promise<RetryOutcome> {
    return retryParked(this.ports, this.reactions, parked);
  }

  // Required by Server, and of no use without a connection.
  on(): never {
    throw new Error('This transport emits no events of its own.');
  }

  unwrap(): never {
    throw new Error('This transport wraps nothing.');
  }
}
