export { IssueDeterminationCommand } from './commands/issue-determination.command';
export { RecordEditionCommand } from './commands/record-edition.command';
export { RecordListFactCommand } from './commands/record-list-fact.command';
export { RecordReferenceHistoryCommand } from './commands/record-reference-history.command';
export { RetractFactCommand } from './commands/retract-fact.command';
export { ExportControlsCommandsModule } from './export-controls.commands.module';
export { ExportControlsQueriesModule } from './export-controls.queries.module';
export { ListChangesQuery } from './read-models/export-ban-list-change/list-changes.query';
export { ExportBanListQuery } from './read-models/export-ban-list/export-ban-list.query';
export { ExportBanListsQuery } from './read-models/export-ban-list/export-ban-lists.query';
export { ExportCheckQuery } from './read-models/export-check/export-check.query';
export { exportControls } from './read-models/export-controls.read-model';
export {
  ExportControlsHorizonQuery,
  type ShownUpcoming,
} from './read-models/horizon/horizon.query';
export { ListedItemsQuery } from './read-models/listed-good/listed-items.query';
export {
  DeterminationsThatDifferQuery,
  type DiffersNow,
} from './read-models/lookback/determinations-that-differ.query';
export { DeterminationQuery } from './read-models/lookback/determination.query';
export type { ShownChange } from './read-models/export-ban-list-change/shown-change';
export type { ShownList } from './read-models/export-ban-list/shown-list';
export type { ShownCheck } from './read-models/export-check/shown-check';
export type { ShownItem } from './read-models/listed-good/listed-items.query';
export type { ShownDetermination } from './read-models/lookback/determination.query';
export { changesTakeEffect } from './reactions/keep-time';
export { exportControlsCommands } from './remote-commands';
