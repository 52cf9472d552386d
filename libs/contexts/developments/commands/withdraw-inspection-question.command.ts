import { developmentStream, type DevelopmentFact } from '@contracts';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  appendWhatIs,
  EventLog,
  type Decide,
  type Provenance,
  type Receipt,
  type Recorded,
} from '@platform/event-log';
import { isRetracted, retractionsOf } from '@recording';
import { v5 as uuid5 } from 'uuid';

export type Withdrawal = Readonly<{
  /** Events that were retracted, retractions among them. */
  eventIds: readonly string[];
  reason: string;
}>;

/** Takes back whatever a reaction recorded here because of events that no longer count. */
export class WithdrawInspectionQuestionCommand extends Command<readonly Receipt[]> {
  constructor(
    readonly withdrawal: Withdrawal,
    readonly provenance: Provenance,
  ) {
    super();
  }
}

const PREFIX = developmentStream('');

@CommandHandler(WithdrawInspectionQuestionCommand)
export class WithdrawInspectionQuestionHandler implements ICommandHandler<WithdrawInspectionQuestionCommand> {
  constructor(private readonly log: EventLog) {}

  async execute({
    withdrawal: { eventIds, reason },
    provenance,
  }: WithdrawInspectionQuestionCommand): Promise<readonly Receipt[]> {
    const effects = await this.effectsOf(eventIds);
    const receipts: Receipt[] = [];
    for (const stream of new Set(effects.map((effect) => effect.stream))) {
      const ids = effects.filter((effect) => effect.stream === stream).map(({ id }) => id);
      // One event may have raised a question in one stream and answered one in another.
      const commandId = uuid5(stream, provenance.commandId);
      const delivery = { stream, provenance: { ...provenance, commandId } };
      receipts.push(await appendWhatIs(this.log, delivery, takeBack(ids, reason)));
    }
    return receipts;
  }

  /** A withdrawal is an effect of a retraction: it goes where that one is retracted itself. */
  private async effectsOf(eventIds: readonly string[]): Promise<readonly Recorded[]> {
    const effects = await Promise.all(eventIds.map((id) => this.log.effectsOf(id)));
    return effects.flat().filter(({ stream }) => stream.startsWith(PREFIX));
  }
}

const takeBack =
  (ids: readonly string[], reason: string): Decide<DevelopmentFact> =>
  (history) => {
    const taken = history.filter(({ id }) => ids.includes(id) && !isRetracted(history, id));
    return retractionsOf(taken, reason);
  };
