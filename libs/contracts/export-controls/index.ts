import type { EveryStreamFact } from '../every-stream';
import type {
  ExportBanListChangeTookEffect,
  ExportBanListExpanded,
  ExportBanListExpansionAnnounced,
  ExportBanListRebased,
  ExportBanListReduced,
} from './export-ban-list-change';
import type { ExportBanListEstablished } from './export-ban-list-established';
import type { ExportBanListItemised } from './export-ban-list-itemised';
import type {
  ExportBanListResumed,
  ExportBanListSuspended,
  ExportBanListWithdrawn,
} from './export-ban-list-standing';

export * from './export-ban-list-change';
export * from './export-ban-list-established';
export * from './export-ban-list-itemised';
export * from './export-ban-list-standing';
export * from './export-determination-issued';

/** What a list's stream holds. A new member breaks the build until every fold has an opinion. */
export type ExportBanListFact =
  | ExportBanListEstablished
  | ExportBanListExpansionAnnounced
  | ExportBanListExpanded
  | ExportBanListReduced
  | ExportBanListRebased
  | ExportBanListItemised
  | ExportBanListSuspended
  | ExportBanListResumed
  | ExportBanListWithdrawn
  | ExportBanListChangeTookEffect
  | EveryStreamFact;
