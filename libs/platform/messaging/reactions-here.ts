import { Injectable, Module } from '@nestjs/common';

import type { ParkedReaction } from './consumer-positions';
import type { EventTransport } from './event-transport';
import type { RetryOutcome } from './retry-parked';

/**
 * Those who react in this very process, under whatever name it keeps their position: a context's
 * own service, or one process with all of them.
 */
@Injectable()
export class ReactionsHere {
  private transport: Pick<EventTransport, 'retry'> | undefined;

  /** `connectReactions` says who. */
  areOf(transport: Pick<EventTransport, 'retry'>): void {
    this.transport = transport;
  }

  /** @throws ReactionNotParked, ReactionUnknown, ParkedEventLost */
  // `async`, so that a process without reactions is a rejection as everything else is.
  async retry(parked: ParkedReaction): Promise<RetryOutcome> {
    if (!this.transport) throw new Error('Nobody reacts to anything in this process.');
    return this.transport.retry(parked);
  }
}

/** Imported by each context that reacts; all of them share the one. */
@Module({ providers: [ReactionsHere], exports: [ReactionsHere] })
export class ReactionsModule {}
