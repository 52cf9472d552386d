import type { Command } from '@nestjs/cqrs';

import type { ParkedReaction } from './consumer-positions';
import type { RetryOutcome } from './retry-parked';

/** Who reacts in a context, for those who ask it from elsewhere. */
export type ReactionsOfContext = Readonly<{
  /** By the names that its `@EventPattern`s state. */
  reactions: readonly string[];
  /** The context's own command: whose a command is, its class tells. */
  retry: (parked: ParkedReaction) => Command<RetryOutcome>;
}>;
