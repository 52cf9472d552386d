import { factRetracted } from '@contracts';
import type { FactRetracted } from '@kernel';
import { Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EventPattern, Payload } from '@nestjs/microservices';
import { reactionTo, type Recorded } from '@platform/event-log';

import { WithdrawInspectionQuestionCommand } from '../commands/withdraw-inspection-question.command';

export const WHEN_FACT_RETRACTED = 'when-fact-retracted-withdraw-question';

/** A veto that was none blocked nobody; a team that was never announced answers nothing. */
@Controller()
export class WhenFactRetractedWithdrawQuestion {
  constructor(private readonly commands: CommandBus) {}

  @EventPattern(factRetracted.type, { reaction: WHEN_FACT_RETRACTED })
  async react(@Payload() retracted: Recorded<FactRetracted>): Promise<void> {
    if (!retracted.stream.startsWith('sanctions-regime/')) return;
    const { eventIds, reason } = retracted.data;
    const provenance = reactionTo(retracted, WHEN_FACT_RETRACTED);
    await this.commands.execute(
      new WithdrawInspectionQuestionCommand({ eventIds, reason }, provenance),
    );
  }
}
