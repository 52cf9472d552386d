import { developmentStream, type InspectionQuestionOpened } from '@contracts';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decideAndAppend, EventLog, type Provenance, type Receipt } from '@platform/event-log';

import { developmentDecider } from '../domain/development.decider';
import { isRaisedBy, questionId, takesQuestion } from '../domain/inspection-question';
import { questionOf } from './questions-of-regime';

export type RaisedQuestion = Pick<
  InspectionQuestionOpened['data'],
  'regime' | 'because' | 'openedOn'
>;

/** Asks who inspects a regime's sanctions instead of the Council's own monitors. */
export class OpenInspectionQuestionCommand extends Command<Receipt> {
  constructor(
    readonly question: RaisedQuestion,
    readonly provenance: Provenance,
  ) {
    super();
  }
}

@CommandHandler(OpenInspectionQuestionCommand)
export class OpenInspectionQuestionHandler implements ICommandHandler<OpenInspectionQuestionCommand> {
  constructor(private readonly log: EventLog) {}

  async execute({ question, provenance }: OpenInspectionQuestionCommand): Promise<Receipt> {
    const development = await this.developmentFor(question);
    const about = [`regime:${question.regime}`];
    return decideAndAppend(this.log, developmentDecider, {
      stream: developmentStream(development),
      command: { type: 'OpenInspectionQuestion', data: { development, ...question, about } },
      provenance,
    });
  }

  /** An answered question stays answered: who asks again asks a new one. */
  private async developmentFor({ regime, because }: RaisedQuestion): Promise<string> {
    const found = await questionOf(
      this.log,
      regime,
      (development) => isRaisedBy(development, because) || takesQuestion(development),
    );
    return found ?? questionId(regime, 1);
  }
}
