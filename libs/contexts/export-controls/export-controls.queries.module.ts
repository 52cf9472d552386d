import { Module } from '@nestjs/common';

import { ListChangesHandler } from './read-models/export-ban-list-change/list-changes.query';
import { ExportBanListHandler } from './read-models/export-ban-list/export-ban-list.query';
import { ExportBanListsHandler } from './read-models/export-ban-list/export-ban-lists.query';
import { ExportCheckHandler } from './read-models/export-check/export-check.query';
import { ExportControlsHorizonHandler } from './read-models/horizon/horizon.query';
import { ListedItemsHandler } from './read-models/listed-good/listed-items.query';
import { DeterminationHandler } from './read-models/lookback/determination.query';
import { DeterminationsThatDifferHandler } from './read-models/lookback/determinations-that-differ.query';

/**
 * What the context answers. Names no adapter: whoever hosts it binds VersionRows and
 * EvidenceArchive.
 */
@Module({
  providers: [
    DeterminationHandler,
    DeterminationsThatDifferHandler,
    ExportBanListHandler,
    ExportBanListsHandler,
    ExportCheckHandler,
    ExportControlsHorizonHandler,
    ListChangesHandler,
    ListedItemsHandler,
  ],
})
export class ExportControlsQueriesModule {}
