import { DomainError } from '@kernel';

/** Where a consumer stands still, and why. Somebody has to look. */
export type ConsumerStop = Readonly<{ code: string; message: string; position: bigint }>;

export class ReactionsStopped extends DomainError {
  readonly code = 'REACTIONS_STOPPED';

  constructor(consumer: string, { code, message, position }: ConsumerStop) {
    super(`${consumer} reacts to nothing after position ${String(position)}: ${message} (${code})`);
  }
}

/** It was done meanwhile, or was never refused. */
export class ReactionNotParked extends DomainError {
  readonly code = 'REACTION_NOT_PARKED';

  constructor(eventId: string, reaction: string) {
    super(`${reaction} is not parked at the event ${eventId}: there is nothing to try again.`);
  }
}

/** It was parked by another build, which had a reaction of that name. */
export class ReactionUnknown extends DomainError {
  readonly code = 'REACTION_UNKNOWN';

  constructor(reaction: string) {
    super(`This build has no reaction ${reaction}.`);
  }
}

/** The log was restored from a copy that is older than what is parked. */
export class ParkedEventLost extends DomainError {
  readonly code = 'PARKED_EVENT_LOST';

  constructor(eventId: string) {
    super(`The event ${eventId} is not in this log: what is parked at it cannot be tried again.`);
  }
}

export class ReactionsBehind extends DomainError {
  readonly code = 'REACTIONS_BEHIND';

  constructor(consumer: string, position: bigint, settled: bigint) {
    super(
      `${consumer} has reacted to everything up to position ${String(settled)}, ` +
        `not yet to ${String(position)}.`,
    );
  }
}
