import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReactionsHere, type RetryOutcome } from '@platform/messaging';

/** Has a reaction of this context try again what a rule refused it. */
export class RetryDevelopmentsReactionCommand extends Command<RetryOutcome> {
  constructor(
    /** Of the event that it reacts to. */
    readonly eventId: string,
    /** `when-sanctions-inspection-blocked-open-question` */
    readonly reaction: string,
  ) {
    super();
  }
}

/** Asks those who react in its own process: they know under what name it was parked. */
@CommandHandler(RetryDevelopmentsReactionCommand)
export class RetryDevelopmentsReactionHandler implements ICommandHandler<RetryDevelopmentsReactionCommand> {
  constructor(private readonly reactions: ReactionsHere) {}

  /** @throws ReactionNotParked, ReactionUnknown, ParkedEventLost */
  execute({ eventId, reaction }: RetryDevelopmentsReactionCommand): Promise<RetryOutcome> {
    return this.reactions.retry({ eventId, reaction });
  }
}
