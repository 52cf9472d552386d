import { sameContent, isCertainlyAfter, isSameDate } from '@kernel';

import type { AnnouncedEdition, PromulgatedEdition, StagedEdition } from './edition-stage';
import * as refused from './editions.errors';
import { requireAlive, requireNotEnded } from './endings';
import type { EditionOnRecord, EstablishedList } from './export-ban-list';
import { AnnouncedAfterPromulgated, ChangeAlreadyRecorded } from './export-ban-list.errors';
import * as items from './items';
import { requirePromulgatedFirst } from './non-retroactivity';
import { promulgationOf } from './on-record';
import { provisionOf } from './provisions';

/**
 * What an edition changes against the items on record; undefined where it is on record itself.
 *
 * @throws each refusal of an edition that tells nothing of its numbers
 */
export const comparison = (
  list: EstablishedList,
  edition: StagedEdition,
): items.Difference | undefined => {
  requireReadable(list, edition);
  const editions = items.editionsOf(list, edition);
  if (isOnRecord(editions, edition)) return undefined;
  requireTimely(list, editions, edition);
  const held = items.itemsOf(editions);
  const difference = items.differenceOf(held, edition.items);
  requireFewRemoved(held.size, difference.removed.length, edition.removes);
  if (edition.stage === 'promulgated') requireForeseeable(edition, difference);
  return difference;
};

const requireReadable = (list: EstablishedList, edition: StagedEdition): void => {
  const provision = provisionOf(list.act, edition.provision);
  if (!provision.itemised) throw new refused.ProvisionNotItemised(edition.provision);
  if (edition.items.length === 0) throw new refused.EmptyEdition();
  const twice = items.duplicatesIn(edition.items.map(({ code }) => code));
  if (twice.length > 0) throw new refused.DuplicateCodes(twice);
};

const isOnRecord = (editions: readonly EditionOnRecord[], edition: StagedEdition): boolean => {
  const same = editions.find(
    (other) =>
      other.changeId === edition.changeId &&
      other.stage === edition.stage &&
      (edition.stage === 'promulgated' || isAnnouncedOn(other, edition)),
  );
  if (!same) return false;
  const isChanged =
    !sameContent(said(same), said(edition)) ||
    !items.isEmpty(items.differenceOf(items.itemsOfEdition(editions, same), edition.items));
  if (isChanged) throw new ChangeAlreadyRecorded(edition.changeId);
  return true;
};

const isAnnouncedOn = (one: EditionOnRecord, { announcedOn }: AnnouncedEdition): boolean =>
  one.announcedOn !== null && isSameDate(one.announcedOn, announcedOn);

const said = (edition: EditionOnRecord | StagedEdition) => ({
  edition: edition.edition,
  basis: edition.basis,
  announcedOn: edition.announcedOn ?? null,
  effectiveOn: edition.stage === 'promulgated' ? edition.effectiveOn : null,
});

const requireTimely = (
  list: EstablishedList,
  editions: readonly EditionOnRecord[],
  edition: StagedEdition,
): void => {
  if (edition.stage === 'announced') {
    requireBeforePromulgation(list, editions, edition);
  } else {
    requireNewest(editions, edition);
    requireAlive(list, edition.effectiveOn.value);
    requireNotEnded(list, provisionOf(list.act, edition.provision), edition.effectiveOn.value);
  }
};

const requireBeforePromulgation = (
  list: EstablishedList,
  editions: readonly EditionOnRecord[],
  { changeId, provision, edition, announcedOn }: AnnouncedEdition,
): void => {
  const ofChange = editions.filter((other) => other.changeId === changeId);
  if (promulgationOf(list, changeId) ?? ofChange.find(items.isPromulgated)) {
    throw new AnnouncedAfterPromulgated(changeId);
  }
  if (!editions.some(items.isPromulgated)) throw new refused.NoEditionToCompareWith(provision);
  const later = ofChange.find(
    (other) => other.announcedOn && isCertainlyAfter(other.announcedOn, announcedOn),
  );
  if (later) throw new refused.EditionOutOfOrder(edition, later.edition);
};

const requireNewest = (
  editions: readonly EditionOnRecord[],
  { edition, effectiveOn }: PromulgatedEdition,
): void => {
  const newer = editions.find(
    (other) => other.effectiveOn !== null && effectiveOn.value < other.effectiveOn.value,
  );
  if (newer) throw new refused.EditionOutOfOrder(edition, newer.edition);
};

/** Half a download looks like a great liberalisation. */
const requireFewRemoved = (held: number, removed: number, stated: number | undefined): void => {
  if (removed * 2 > held && removed !== stated) {
    throw new refused.EditionRemovesMost(removed, held);
  }
};

const requireForeseeable = (
  { promulgatedOn, effectiveOn }: PromulgatedEdition,
  { added }: items.Difference,
): void => {
  if (added.length > 0)
    requirePromulgatedFirst({ promulgatedOn: promulgatedOn ?? null, effectiveOn });
};
