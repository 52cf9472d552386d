import { developmentsReactions } from '@contexts/developments';
import { Injectable } from '@nestjs/common';
import { CommandGateway } from '@platform/command-gateway';
import type { Provenance } from '@platform/event-log';
import {
  ReactionUnknown,
  type ParkedReaction,
  type ReactionsOfContext,
  type RetryOutcome,
} from '@platform/messaging';

import { AnsweredOnce } from './answered-once';

/** Every context that reacts. */
const CONTEXTS: readonly ReactionsOfContext[] = [developmentsReactions];

/** Takes a retry to the context whose reaction it is, wherever that runs. */
@Injectable()
export class RetriedReactions {
  // A retry that is done is parked no more: whoever lost the answer is to hear it again.
  private readonly once = new AnsweredOnce<RetryOutcome>();

  constructor(private readonly commands: CommandGateway) {}

  /** @throws ReactionUnknown, ReactionNotParked, ParkedEventLost, CommandIdReused */
  retry(parked: ParkedReaction, provenance: Provenance): Promise<RetryOutcome> {
    const context = CONTEXTS.find(({ reactions }) => reactions.includes(parked.reaction));
    if (!context) throw new ReactionUnknown(parked.reaction);
    return this.once.as(provenance, () => this.commands.execute(context.retry(parked)));
  }
}
