import type { ExportBanListFact } from '@contracts';
import { fold, standing, type FactRetracted, type Known } from '@kernel';

import { exportBanList } from '../domain/export-ban-list.decider';
import type { ExportBanListState } from '../domain/export-ban-list';

/** What a list's history amounts to, retracted facts aside. */
export const standingList = (
  history: readonly Known<ExportBanListFact | FactRetracted>[],
): ExportBanListState => fold(exportBanList, standing<ExportBanListFact>(history));
