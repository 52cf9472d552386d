import {
  alternativeMonitoringEstablished,
  type AlternativeMonitoringEstablished,
} from '@contracts';
import { DomainError } from '@kernel';
import { Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EventPattern, Payload } from '@nestjs/microservices';
import { reactionTo, type Recorded } from '@platform/event-log';

import { AnswerInspectionQuestionCommand } from '../commands/answer-inspection-question.command';

export const WHEN_ALTERNATIVE_MONITORING_ESTABLISHED =
  'when-alternative-monitoring-established-answer-question';

/** States say that they watch: that answers who inspects instead, where somebody asked. */
@Controller()
export class WhenAlternativeMonitoringEstablishedAnswerQuestion {
  constructor(private readonly commands: CommandBus) {}

  @EventPattern(alternativeMonitoringEstablished.type, {
    reaction: WHEN_ALTERNATIVE_MONITORING_ESTABLISHED,
  })
  async react(@Payload() established: Recorded<AlternativeMonitoringEstablished>): Promise<void> {
    const { regime, body, announcedOn: answeredOn } = established.data;
    const answer = { regime, body, answeredOn, because: established.id };
    const command = new AnswerInspectionQuestionCommand(
      answer,
      reactionTo(established, WHEN_ALTERNATIVE_MONITORING_ESTABLISHED),
    );
    await this.commands.execute(command).catch(unlessNobodyAsked);
  }
}

/** States may watch a regime of which nobody blocked the Council's own monitors. */
const unlessNobodyAsked = (error: unknown): void => {
  if (!(error instanceof DomainError && error.code === 'NO_OPEN_QUESTION')) throw error;
};
