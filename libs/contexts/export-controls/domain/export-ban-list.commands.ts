import type {
  DateAdopted,
  DateClaimed,
  ExportBanListEstablished,
  ExportBanListExpanded,
  ExportBanListExpansionAnnounced,
  ExportBanListItemised,
  ExportBanListRebased,
  ExportBanListReduced,
  ExportBanListResumed,
  ExportBanListSuspended,
  ExportBanListWithdrawn,
  ListedItem,
  StatusConfirmed,
} from '@contracts';
import type { Instant } from '@kernel';

type StatedDate = ExportBanListExpansionAnnounced['data']['announcedOn'];

/** A whole edition of a provision's items. What it changes is for the decision to find out. */
export type Edition = Readonly<{
  list: string;
  changeId: string;
  /** As the publisher names it. */
  edition: string;
  stage: 'announced' | 'promulgated';
  provision: string;
  codeSystem: 'hs2022';
  instrument: string;
  basis: ExportBanListItemised['data']['basis'];
  /** Required where announced. */
  announcedOn?: StatedDate | undefined;
  /** When an announced edition is expected to take effect. */
  expectedOn?: StatedDate | undefined;
  promulgatedOn?: StatedDate | undefined;
  /** Required where promulgated, and definite. */
  effectiveOn?: ExportBanListExpanded['data']['effectiveOn'] | undefined;
  items: readonly ListedItem[];
  /** How many items it removes: has to be stated where that is most of them. */
  removes?: number | undefined;
}>;

/** Each asks for the fact that its name says, with that fact's own words. */
export type AskedFor = Readonly<{
  EstablishExportBanList: ExportBanListEstablished['data'];
  AnnounceExpansion: ExportBanListExpansionAnnounced['data'];
  RecordExpansion: ExportBanListExpanded['data'];
  RecordReduction: ExportBanListReduced['data'];
  RecordRebasing: ExportBanListRebased['data'];
  RecordEdition: Edition;
  /** The difference of an edition, where somebody else found it out. */
  RecordItems: ExportBanListItemised['data'];
  SuspendExportBanList: ExportBanListSuspended['data'];
  ResumeExportBanList: ExportBanListResumed['data'];
  WithdrawExportBanList: ExportBanListWithdrawn['data'];
  ClaimDate: DateClaimed['data'];
  AdoptDate: DateAdopted['data'];
  ConfirmStatus: StatusConfirmed['data'];
}>;

export type CommandName = keyof AskedFor;

/** `ExportBanListCommand<'ClaimDate'>` is that command; without a name it is any of them. */
export type ExportBanListCommand<Name extends CommandName = CommandName> = {
  [Each in Name]: Readonly<{
    type: Each;
    list: string;
    data: AskedFor[Each];
    /** None where a fact was said before: it ships with the product, or comes back. */
    askedAt?: Instant | undefined;
  }>;
}[Name];
