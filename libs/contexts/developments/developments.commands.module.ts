import { Module } from '@nestjs/common';
import { ReactionsModule } from '@platform/messaging';

import { AnswerInspectionQuestionHandler } from './commands/answer-inspection-question.command';
import { OpenInspectionQuestionHandler } from './commands/open-inspection-question.command';
import { RecordDevelopmentFactHandler } from './commands/record-development-fact.command';
import { RecordDevelopmentHistoryHandler } from './commands/record-development-history.command';
import { RetractDevelopmentFactHandler } from './commands/retract-development-fact.command';
import { WithdrawInspectionQuestionHandler } from './commands/withdraw-inspection-question.command';
import { RetryDevelopmentsReactionHandler } from './reactions/retry-reaction.command';
import { WhenAlternativeMonitoringEstablishedAnswerQuestion } from './reactions/when-alternative-monitoring-established-answer-question.reaction';
import { WhenFactRetractedWithdrawQuestion } from './reactions/when-fact-retracted-withdraw-question.reaction';
import { WhenSanctionsInspectionBlockedOpenQuestion } from './reactions/when-sanctions-inspection-blocked-open-question.reaction';

/**
 * What the context decides, and what it reacts to. Names no adapter: whoever hosts it binds
 * EventLog and EvidenceArchive.
 */
@Module({
  imports: [ReactionsModule],
  controllers: [
    WhenAlternativeMonitoringEstablishedAnswerQuestion,
    WhenFactRetractedWithdrawQuestion,
    WhenSanctionsInspectionBlockedOpenQuestion,
  ],
  providers: [
    AnswerInspectionQuestionHandler,
    OpenInspectionQuestionHandler,
    RecordDevelopmentFactHandler,
    RecordDevelopmentHistoryHandler,
    RetractDevelopmentFactHandler,
    RetryDevelopmentsReactionHandler,
    WithdrawInspectionQuestionHandler,
  ],
})
export class DevelopmentsCommandsModule {}
