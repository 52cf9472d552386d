import { DomainError } from '@kernel';

/** Where a consumer stands still, and why. Somebody has to look. */
export type ConsumerStop = Readonly<{ code: string; message: string; position: bigint }>;

export class ReactionsStopped extends DomainError {
  readonly code = 'REACTIONS_STOPPED';

  constructor(consumer: string, { code, message, position }: ConsumerStop) {
    super(`${consumer} reacts to nothing after position ${String(position)}: ${message} (${code})`);
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
