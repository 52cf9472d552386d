import { Module } from '@nestjs/common';

import { IssueDeterminationHandler } from './commands/issue-determination.command';
import { RecordEditionHandler } from './commands/record-edition.command';
import { RecordListFactHandler } from './commands/record-list-fact.command';
import { RecordNoticeHandler } from './commands/record-notice.command';
import { RecordReferenceHistoryHandler } from './commands/record-reference-history.command';
import { RetractFactHandler } from './commands/retract-fact.command';
import { ListChangesHandler } from './read-models/export-ban-list-change/list-changes.query';
import { ExportBanListHandler } from './read-models/export-ban-list/export-ban-list.query';
import { ExportBanListsHandler } from './read-models/export-ban-list/export-ban-lists.query';
import { ExportCheckHandler } from './read-models/export-check/export-check.query';
import { ExportControlsHorizonHandler } from './read-models/horizon/horizon.query';
import { ListedItemsHandler } from './read-models/listed-good/listed-items.query';
import { DeterminationsThatDifferHandler } from './read-models/lookback/determinations-that-differ.query';
import { DeterminationHandler } from './read-models/lookback/determination.query';

/** Names no adapter: the composition root binds EventLog, EvidenceArchive and VersionRows. */
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
    IssueDeterminationHandler,
    RecordEditionHandler,
    RecordListFactHandler,
    RecordNoticeHandler,
    RecordReferenceHistoryHandler,
    RetractFactHandler,
  ],
})
export class ExportControlsModule {}
