import type { ExportBanListFact } from '@contracts';
import { fold, standing, type Known, type WordOnFacts } from '@kernel';

import type { ExportBanListState } from '../domain/export-ban-list';
import { exportBanList } from '../domain/export-ban-list.decider';

/** What a list's history amounts to, retracted facts aside. */
export const standingList = (
  history: readonly Known<ExportBanListFact | WordOnFacts>[],
): ExportBanListState => fold(exportBanList, standing<ExportBanListFact>(history));
