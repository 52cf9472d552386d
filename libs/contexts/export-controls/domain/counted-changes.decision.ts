import type {
  ExportBanListExpanded,
  ExportBanListExpansionAnnounced,
  ExportBanListFact,
  ExportBanListRebased,
  ExportBanListReduced,
} from '@contracts';
import { sameContent, isCertainlyAfter, isSameDate } from '@kernel';

import { requireAlive } from './endings';
import type { EstablishedList } from './export-ban-list';
import * as refused from './export-ban-list.errors';
import { requirePromulgatedFirst } from './non-retroactivity';
import {
  requireCount,
  requireExpectedSum,
  requireGrowth,
  requireShrinkage,
  requireSum,
} from './numbers';
import { CriteriaUnchanged } from './numbers.errors';
import { isOnRecord, promulgationOf } from './on-record';

type Decision = readonly ExportBanListFact[];

export const announceExpansion = (
  data: ExportBanListExpansionAnnounced['data'],
  list: EstablishedList,
): Decision => {
  requireCount('an announcement', data.grossAdded, data.statedTotal);
  requireGrowth(data.net, data.grossAdded);
  if (isAnnounced(data, list)) return [];
  requireUnpromulgated(data, list);
  return [{ type: 'ExportBanListExpansionAnnounced', data }];
};

/** One change may be announced more than once, on other days. */
const isAnnounced = (
  data: ExportBanListExpansionAnnounced['data'],
  { announcements }: EstablishedList,
): boolean => {
  const sameDay = announcements.find(
    ({ changeId, announcedOn }) =>
      changeId === data.changeId && isSameDate(announcedOn, data.announcedOn),
  );
  if (sameDay && !sameContent(sameDay, data))
    throw new refused.ChangeAlreadyRecorded(data.changeId);
  return sameDay !== undefined;
};

/** An announcement may become known late; it cannot have been made late. */
const requireUnpromulgated = (
  { changeId, announcedOn }: ExportBanListExpansionAnnounced['data'],
  list: EstablishedList,
): void => {
  const promulgated = promulgationOf(list, changeId);
  if (!promulgated) return;
  if (!('effectiveOn' in promulgated.data)) throw new refused.ChangeAlreadyRecorded(changeId);
  const { promulgatedOn, effectiveOn } = promulgated.data;
  if (isCertainlyAfter(announcedOn, promulgatedOn ?? effectiveOn)) {
    throw new refused.AnnouncedAfterPromulgated(changeId);
  }
};

export const recordExpansion = (
  data: ExportBanListExpanded['data'],
  list: EstablishedList,
): Decision => {
  const expanded = { type: 'ExportBanListExpanded', data } as const;
  if (isOnRecord(list, expanded)) return [];
  requirePromulgatedFirst(data);
  requireAlive(list, data.effectiveOn.value);
  requireCount('an expansion', data.grossAdded, data.statedTotal);
  requireGrowth(data.net, data.grossAdded);
  requireSum(list, data);
  return [expanded];
};

export const recordReduction = (
  data: ExportBanListReduced['data'],
  list: EstablishedList,
): Decision => {
  const reduced = { type: 'ExportBanListReduced', data } as const;
  if (isOnRecord(list, reduced)) return [];
  requireAlive(list, data.effectiveOn.value);
  requireCount('a reduction', data.grossRemoved, data.statedTotal);
  requireShrinkage(data.net, data.grossRemoved);
  requireSum(list, data);
  return [reduced];
};

export const recordRebasing = (
  data: ExportBanListRebased['data'],
  list: EstablishedList,
): Decision => {
  const rebased = { type: 'ExportBanListRebased', data } as const;
  if (isOnRecord(list, rebased)) return [];
  requirePromulgatedFirst(data);
  requireAlive(list, data.effectiveOn.value);
  requireCount('a rebasing', data.grossAdded, data.statedTotal, data.expectedTotal);
  if (data.criteria.from === data.criteria.to) throw new CriteriaUnchanged();
  requireExpectedSum(list, data);
  return [rebased];
};
