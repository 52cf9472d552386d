import { Module } from '@nestjs/common';

import { CouncilVotesHandler } from './read-models/council-vote/council-votes.query';
import { EnforcementStatusHandler } from './read-models/enforcement-status/enforcement-status.query';
import { SanctionsRegimesHandler } from './read-models/enforcement-status/sanctions-regimes.query';
import { HorizonHandler } from './read-models/horizon/horizon.query';
import { RegimeTimelineHandler } from './read-models/regime-history/regime-timeline.query';
import { RegimeMeasuresHandler } from './read-models/sanctions-regime/regime-measures.query';
import { SanctionsRegimeHandler } from './read-models/sanctions-regime/sanctions-regime.query';

/**
 * What the context answers. Names no adapter: whoever hosts it binds VersionRows and
 * EvidenceArchive.
 */
@Module({
  providers: [
    CouncilVotesHandler,
    EnforcementStatusHandler,
    HorizonHandler,
    RegimeMeasuresHandler,
    RegimeTimelineHandler,
    SanctionsRegimeHandler,
    SanctionsRegimesHandler,
  ],
})
export class SecurityCouncilQueriesModule {}
