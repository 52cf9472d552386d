import type { ExportBanListFact } from '@contracts';
import type { Decider, Instant } from '@kernel';

import * as counted from './counted-changes.decision';
import * as dates from './dates.decision';
import { recordEdition } from './edition.decision';
import { establish } from './establishment.decision';
import {
  evolve,
  NOTHING_KNOWN,
  type EstablishedList,
  type ExportBanListState,
} from './export-ban-list';
import type { AskedFor, CommandName, ExportBanListCommand } from './export-ban-list.commands';
import { UnknownList } from './export-ban-list.errors';
import { recordItems } from './items.decision';
import * as standing from './standing.decision';
import { confirmStatus } from './status.decision';
import { requireZone } from './zones';

type Decision = readonly ExportBanListFact[];
type Amending = Exclude<CommandName, 'EstablishExportBanList'>;

const decide = (command: ExportBanListCommand, state: ExportBanListState): Decision => {
  if (command.type === 'EstablishExportBanList') return establish(command.data, state);
  if (state.status === 'unknown') throw new UnknownList(command.list);
  requireZone(state.act.zone, command.data);
  return amend(command, state);
};

const amend = <Name extends Amending>(
  { type, data, askedAt }: ExportBanListCommand<Name>,
  list: EstablishedList,
): Decision => decisions[type](data, list, askedAt);

const decisions: {
  [Name in Amending]: (
    asked: AskedFor[Name],
    list: EstablishedList,
    askedAt: Instant | undefined,
  ) => Decision;
} = {
  AnnounceExpansion: counted.announceExpansion,
  RecordExpansion: counted.recordExpansion,
  RecordReduction: counted.recordReduction,
  RecordRebasing: counted.recordRebasing,
  RecordEdition: recordEdition,
  RecordItems: recordItems,
  SuspendExportBanList: standing.suspend,
  ResumeExportBanList: standing.resume,
  WithdrawExportBanList: standing.withdraw,
  ClaimDate: dates.claimDate,
  AdoptDate: dates.adoptDate,
  ConfirmStatus: confirmStatus,
};

/** The rules by which a list's stream grows. Time, ids and bytes arrive in the command. */
export const exportBanList: Decider<ExportBanListState, ExportBanListCommand, ExportBanListFact> = {
  initialState: NOTHING_KNOWN,
  decide,
  evolve,
};
