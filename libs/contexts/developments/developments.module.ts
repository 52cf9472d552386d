import { Module } from '@nestjs/common';

import { AnswerInspectionQuestionHandler } from './commands/answer-inspection-question.command';
import { OpenInspectionQuestionHandler } from './commands/open-inspection-question.command';
import { RecordDevelopmentFactHandler } from './commands/record-development-fact.command';
import { RecordDevelopmentHistoryHandler } from './commands/record-development-history.command';
import { RetractDevelopmentFactHandler } from './commands/retract-development-fact.command';
import { WithdrawInspectionQuestionHandler } from './commands/withdraw-inspection-question.command';
import { WhenAlternativeMonitoringEstablishedAnswerQuestion } from './reactions/when-alternative-monitoring-established-answer-question.reaction';
import { WhenFactRetractedWithdrawQuestion } from './reactions/when-fact-retracted-withdraw-question.reaction';
import { WhenSanctionsInspectionBlockedOpenQuestion } from './reactions/when-sanctions-inspection-blocked-open-question.reaction';
import { DevelopmentHandler } from './read-models/development/development.query';
import { DevelopmentsHandler } from './read-models/development/developments.query';

/** Names no adapter: the composition root binds EventLog, EvidenceArchive and VersionRows. */
@Module({
  controllers: [
    WhenAlternativeMonitoringEstablishedAnswerQuestion,
    WhenFactRetractedWithdrawQuestion,
    WhenSanctionsInspectionBlockedOpenQuestion,
  ],
  providers: [
    AnswerInspectionQuestionHandler,
    DevelopmentHandler,
    DevelopmentsHandler,
    OpenInspectionQuestionHandler,
    RecordDevelopmentFactHandler,
    RecordDevelopmentHistoryHandler,
    RetractDevelopmentFactHandler,
    WithdrawInspectionQuestionHandler,
  ],
})
export class DevelopmentsModule {}
