import { developmentStream, type InspectionQuestionAnswered } from '@contracts';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decideAndAppend, EventLog, type Provenance, type Receipt } from '@platform/event-log';

import { developmentDecider } from '../domain/development.decider';
import { isOpen, questionId } from '../domain/inspection-question';
import { questionOf } from './questions-of-regime';

export type InspectionAnswer = Omit<InspectionQuestionAnswered['data'], 'development'>;

/** Says who inspects a regime's sanctions instead: it answers the oldest question that is open. */
export class AnswerInspectionQuestionCommand extends Command<Receipt> {
  constructor(
    readonly answer: InspectionAnswer,
    readonly provenance: Provenance,
  ) {
    super();
  }
}

@CommandHandler(AnswerInspectionQuestionCommand)
export class AnswerInspectionQuestionHandler implements ICommandHandler<AnswerInspectionQuestionCommand> {
  constructor(private readonly log: EventLog) {}

  /** @throws RecordedRefusal of `NO_OPEN_QUESTION` */
  async execute({ answer, provenance }: AnswerInspectionQuestionCommand): Promise<Receipt> {
    const open = await questionOf(this.log, answer.regime, isOpen);
    const development = open ?? questionId(answer.regime, 1);
    return decideAndAppend(this.log, developmentDecider, {
      stream: developmentStream(development),
      command: { type: 'AnswerInspectionQuestion', data: { development, ...answer } },
      provenance,
    });
  }
}
