import { Module } from '@nestjs/common';

import { IssueDeterminationHandler } from './commands/issue-determination.command';
import { RecordEditionHandler } from './commands/record-edition.command';
import { RecordListFactHandler } from './commands/record-list-fact.command';
import { RecordNoticeHandler } from './commands/record-notice.command';
import { RecordReferenceHistoryHandler } from './commands/record-reference-history.command';
import { RetractFactHandler } from './commands/retract-fact.command';

/**
 * What the context decides. Names no adapter: whoever hosts it binds EventLog and
 * EvidenceArchive.
 */
@Module({
  providers: [
    IssueDeterminationHandler,
    RecordEditionHandler,
    RecordListFactHandler,
    RecordNoticeHandler,
    RecordReferenceHistoryHandler,
    RetractFactHandler,
  ],
})
export class ExportControlsCommandsModule {}
