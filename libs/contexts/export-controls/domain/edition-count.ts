import { isSameDate } from '@kernel';
import type { AnnouncedEdition, PromulgatedEdition, StagedEdition } from './edition-stage';
import { EditionDateDiffers, EditionTotalDiffers } from './editions.errors';
import { totalOn } from './effect';
import { isCounted, type Counted, type EstablishedList } from './export-ban-list';
import { ChangeAlreadyRecorded } from './export-ban-list.errors';
import { editionsOf, isPromulgated, type Difference } from './items';
import { promulgationOf } from './on-record';
import { provisionOf } from './provisions';

export type Numbers = Readonly<{
  added: number;
  removed: number;
  net: number;
  /** The number of items, where no other provision of the list has any. */
  statedTotal: number | null;
}>;

/**
 * The numbers that an edition adds to the record: none where the count stays the same, and none
 * where they are on record already, by which the edition is checked.
 *
 * @throws EditionTotalDiffers, EditionDateDiffers, ChangeAlreadyRecorded
 */
export const newNumbers = (
  list: EstablishedList,
  edition: StagedEdition,
  { added, removed }: Difference,
): Numbers | undefined => {
  if (isCountOnRecord(list, edition)) return undefined;
  const net = added.length - removed.length;
  if (net === 0) return undefined;
  const statedTotal = isWhole(list) ? edition.items.length : null;
  return { added: added.length, removed: removed.length, net, statedTotal };
};

const isWhole = ({ act }: EstablishedList): boolean => act.provisions.length === 1;

const isCountOnRecord = (list: EstablishedList, edition: StagedEdition): boolean =>
  edition.stage === 'announced'
    ? isAnnouncementOnRecord(list, edition)
    : isPromulgationOnRecord(list, edition) || isFirstEdition(list, edition);

const isAnnouncementOnRecord = (list: EstablishedList, edition: AnnouncedEdition): boolean => {
  const announcement = list.announcements.find(
    ({ changeId, announcedOn }) =>
      changeId === edition.changeId && isSameDate(announcedOn, edition.announcedOn),
  );
  if (!announcement) return false;
  requireTotal(list, edition, announcement.statedTotal);
  return true;
};

const isPromulgationOnRecord = (list: EstablishedList, edition: PromulgatedEdition): boolean => {
  const change = promulgationOf(list, edition.changeId);
  if (!change) return false;
  if (!isCounted(change)) throw new ChangeAlreadyRecorded(edition.changeId);
  requireSameDates(list, edition, change);
  requireTotal(list, edition, change.data.statedTotal);
  return true;
};

/** An itemised provision's first edition says which items were counted: nothing changes by that. */
const isFirstEdition = (list: EstablishedList, edition: PromulgatedEdition): boolean => {
  if (editionsOf(list, edition).some(isPromulgated)) return false;
  requireTotal(list, edition, totalOn(list, edition.effectiveOn.value));
  return true;
};

const requireTotal = (
  list: EstablishedList,
  { items }: StagedEdition,
  stated: number | null,
): void => {
  if (stated !== null && isWhole(list) && stated !== items.length) {
    throw new EditionTotalDiffers(items.length, stated);
  }
};

const requireSameDates = (
  list: EstablishedList,
  { changeId, provision, promulgatedOn, effectiveOn }: PromulgatedEdition,
  { type, data }: Counted,
): void => {
  const since = type === 'ExportBanListEstablished' ? provisionOf(list.act, provision) : data;
  if (!isSameDate(since.effectiveOn, effectiveOn)) {
    throw new EditionDateDiffers(changeId, 'effectiveOn', since.effectiveOn.verbatim);
  }
  if (promulgatedOn && data.promulgatedOn && !isSameDate(data.promulgatedOn, promulgatedOn)) {
    throw new EditionDateDiffers(changeId, 'promulgatedOn', data.promulgatedOn.verbatim);
  }
};
