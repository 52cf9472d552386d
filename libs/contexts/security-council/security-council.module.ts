import { Module } from '@nestjs/common';

import { RecordNoticeHandler } from './commands/record-notice.command';
import { RecordRegimeFactHandler } from './commands/record-regime-fact.command';
import { RecordRegimeHistoryHandler } from './commands/record-regime-history.command';
import { RetractRegimeFactHandler } from './commands/retract-regime-fact.command';
import { CouncilVotesHandler } from './read-models/council-vote/council-votes.query';
import { EnforcementStatusHandler } from './read-models/enforcement-status/enforcement-status.query';
import { SanctionsRegimesHandler } from './read-models/enforcement-status/sanctions-regimes.query';
import { HorizonHandler } from './read-models/horizon/horizon.query';
import { RegimeTimelineHandler } from './read-models/regime-history/regime-timeline.query';
import { RegimeMeasuresHandler } from './read-models/sanctions-regime/regime-measures.query';
import { SanctionsRegimeHandler } from './read-models/sanctions-regime/sanctions-regime.query';

/** Names no adapter: the composition root binds EventLog, EvidenceArchive and VersionRows. */
@Module({
  providers: [
    CouncilVotesHandler,
    EnforcementStatusHandler,
    HorizonHandler,
    RegimeMeasuresHandler,
    RegimeTimelineHandler,
    SanctionsRegimeHandler,
    SanctionsRegimesHandler,
    RecordNoticeHandler,
    RecordRegimeFactHandler,
    RecordRegimeHistoryHandler,
    RetractRegimeFactHandler,
  ],
})
export class SecurityCouncilModule {}
