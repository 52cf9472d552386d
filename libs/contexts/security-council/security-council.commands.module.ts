import { Module } from '@nestjs/common';

import { RecordNoticeHandler } from './commands/record-notice.command';
import { RecordRegimeFactHandler } from './commands/record-regime-fact.command';
import { RecordRegimeHistoryHandler } from './commands/record-regime-history.command';
import { RetractRegimeFactHandler } from './commands/retract-regime-fact.command';

/**
 * What the context decides. Names no adapter: whoever hosts it binds EventLog and
 * EvidenceArchive.
 */
@Module({
  providers: [
    RecordNoticeHandler,
    RecordRegimeFactHandler,
    RecordRegimeHistoryHandler,
    RetractRegimeFactHandler,
  ],
})
export class SecurityCouncilCommandsModule {}
