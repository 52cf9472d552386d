import { sanctionsInspectionBlocked, type SanctionsInspectionBlocked } from '@contracts';
import { Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EventPattern, Payload } from '@nestjs/microservices';
import { reactionTo, type Recorded } from '@platform/event-log';

import { OpenInspectionQuestionCommand } from '../commands/open-inspection-question.command';

export const WHEN_SANCTIONS_INSPECTION_BLOCKED = 'when-sanctions-inspection-blocked-open-question';

/** The Council's inspectors will stop: somebody must ask who inspects instead. */
@Controller()
export class WhenSanctionsInspectionBlockedOpenQuestion {
  constructor(private readonly commands: CommandBus) {}

  @EventPattern(sanctionsInspectionBlocked.type, { reaction: WHEN_SANCTIONS_INSPECTION_BLOCKED })
  async react(@Payload() blocked: Recorded<SanctionsInspectionBlocked>): Promise<void> {
    const { regime, blockedOn: openedOn } = blocked.data;
    const question = { regime, because: blocked.id, openedOn };
    const provenance = reactionTo(blocked, WHEN_SANCTIONS_INSPECTION_BLOCKED);
    await this.commands.execute(new OpenInspectionQuestionCommand(question, provenance));
  }
}
