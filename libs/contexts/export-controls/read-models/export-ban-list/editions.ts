import {
  type Instant,
  type Known,
  type LegalDate,
  beginningOf,
  earlierFirst,
  startOf,
} from '@kernel';
import type { ExportBanListFact } from '@contracts';

import type { ChangeKind } from '../list-facts/act';
import { stageOf, type ListChange } from '../list-facts/list-change';
import { isOf } from '../list-facts/reading';

/** An edition that names goods by law, not only in an announcement. */
export type Edition = Readonly<{
  name: string;
  provision: string;
  change: ListChange;
  effectiveFrom: Instant;
}>;

export const editionsIn = (
  facts: readonly Known<ExportBanListFact>[],
  changes: readonly ListChange[],
): readonly Edition[] =>
  facts.filter(isOf('ExportBanListItemised')).flatMap(({ data }) => {
    const { changeId, edition: name, provision, effectiveOn } = data;
    const change = changes.find((candidate) => candidate.changeId === changeId);
    if (!change || effectiveOn === null) return [];
    const effectiveFrom = startOf(change.adoptedDay ?? effectiveOn);
    return [{ name, provision, change, effectiveFrom }];
  });

/** Which announced edition of a change the authority last showed for a provision. */
export type Draft = Readonly<{
  changeId: string;
  provision: string;
  /** Tells the drafts of one change apart. */
  announcedOn: LegalDate | null;
}>;

export type DatedDraft = Draft & Readonly<{ from: Instant }>;

/** Oldest first. An undated one was there when it was first observed. */
export const draftsIn = (facts: readonly Known<ExportBanListFact>[]): readonly DatedDraft[] =>
  facts
    .filter(isOf('ExportBanListItemised'))
    .filter(({ data }) => data.stage === 'announced')
    .map(({ recordedAt, data: { changeId, provision, announcedOn } }) => {
      const from = announcedOn ? beginningOf(announcedOn, recordedAt) : recordedAt;
      return { changeId, provision, announcedOn, from };
    })
    .sort((a, b) => earlierFirst(a.from, b.from));

/** Each draft is compared with the list in force: a later one takes back all of the earlier one. */
export const draftsAt = (drafts: readonly DatedDraft[], at: Instant): readonly Draft[] => {
  const newest = new Map<string, Draft>();
  for (const { changeId, provision, announcedOn, from } of drafts) {
    const draft = { changeId, provision, announcedOn };
    if (from <= at) newest.set(`${changeId} ${provision}`, draft);
  }
  return [...newest.values()];
};

type Begins = Readonly<{ provision: string; effectiveFrom: Instant }>;

/**
 * Whether the editions say all that is on the list, so that "not listed" is an answer. They do not
 * where a provision has none yet, and where the list changed by an act whose goods no edition of
 * the provision names: an edition of that act, or a later one, which is compared with the list
 * whole. An act need not touch every provision, but it does not say which, and none is guessed.
 */
export const areWhole = (
  provision: Begins,
  at: Instant,
  { editions, changes }: Readonly<{ editions: readonly Edition[]; changes: readonly ListChange[] }>,
): boolean => {
  const held = editions.filter((edition) => isHeld(edition, provision, at));
  return (
    held.length > 0 &&
    changes.filter((change) => changedGoods(change, at)).every((change) => isNamed(change, held))
  );
};

/**
 * An edition that is still to come tells nothing of the goods that are on the list until then. One
 * that comes at the latest with the provision itself tells all that it will begin with.
 */
const isHeld = (
  { provision, change, effectiveFrom }: Edition,
  begins: Begins,
  at: Instant,
): boolean =>
  provision === begins.provision &&
  (effectiveFrom <= at || (effectiveFrom <= begins.effectiveFrom && stageOf(change, at) !== null));

// What an act takes off on balance does not say that it put nothing on.
const CHANGING_GOODS: readonly ChangeKind[] = ['expansion', 'rebasing', 'reduction'];

/** Whether an act that has taken effect made the goods of the list others. */
export const changedGoods = (change: ListChange, at: Instant): boolean =>
  CHANGING_GOODS.includes(change.kind) && stageOf(change, at) === 'in-force';

const isNamed = (act: ListChange, held: readonly Edition[]): boolean =>
  held.some(
    ({ change, effectiveFrom }) =>
      change.changeId === act.changeId || effectiveFrom >= (act.effectiveFrom ?? ''),
  );

/** The goods of a change that are named by law, of one provision. */
export type ItemisedChange = Pick<Draft, 'changeId' | 'provision'>;

/** Each once, however many parts an edition came in. */
export const itemisedChangesIn = (editions: readonly Edition[]): readonly ItemisedChange[] => {
  const named = new Map(
    editions.map(({ change: { changeId }, provision }) => [
      `${changeId} ${provision}`,
      { changeId, provision },
    ]),
  );
  return [...named].sort(([a], [b]) => earlierFirst(a, b)).map(([, itemised]) => itemised);
};
