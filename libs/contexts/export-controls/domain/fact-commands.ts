import type { ExportBanListFact } from '@contracts';
import type { Instant } from '@kernel';

import type { CommandName, ExportBanListCommand } from './export-ban-list.commands';

/** The command that asks for a fact. What has none here is no one's to record by hand. */
const ASKED_BY = {
  ExportBanListEstablished: 'EstablishExportBanList',
  ExportBanListExpansionAnnounced: 'AnnounceExpansion',
  ExportBanListExpanded: 'RecordExpansion',
  ExportBanListReduced: 'RecordReduction',
  ExportBanListRebased: 'RecordRebasing',
  ExportBanListItemised: 'RecordItems',
  ExportBanListSuspended: 'SuspendExportBanList',
  ExportBanListResumed: 'ResumeExportBanList',
  ExportBanListWithdrawn: 'WithdrawExportBanList',
  DateClaimed: 'ClaimDate',
  DateAdopted: 'AdoptDate',
  StatusConfirmed: 'ConfirmStatus',
} as const satisfies Partial<Record<ExportBanListFact['type'], CommandName>>;

type AskedFor = keyof typeof ASKED_BY;

/** Not the timekeeper's notices: those are derived. */
export type PostableFact = Extract<ExportBanListFact, { type: AskedFor }>;

export const isPostable = (type: string): type is AskedFor => Object.hasOwn(ASKED_BY, type);

export const commandFor = (
  list: string,
  { type, data }: PostableFact,
  askedAt?: Instant,
): ExportBanListCommand =>
  // The table pairs each fact with the command of its own words; a union cannot say so.
  ({ type: ASKED_BY[type], list, data, askedAt }) as ExportBanListCommand;
