import { Module } from '@nestjs/common';

import { DevelopmentHandler } from './read-models/development/development.query';
import { DevelopmentsHandler } from './read-models/development/developments.query';

/**
 * What the context answers. Names no adapter: whoever hosts it binds VersionRows and
 * EvidenceArchive.
 */
@Module({
  providers: [DevelopmentHandler, DevelopmentsHandler],
})
export class DevelopmentsQueriesModule {}
