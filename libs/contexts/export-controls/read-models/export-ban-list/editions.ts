import type { ExportBanListFact } from '@contracts';
import { earlierFirst, startOf, type Instant, type Known, type LegalDate } from '@kernel';

import { stageOf, type ListChange } from '../list-facts/list-change';
import { beginningOf } from '../list-facts/possible-days';
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

/**
 * Whether the editions say all that is on the list, so that "not listed" is an answer. They do not
 * where a provision has none yet, and where the list grew by an act whose goods no edition names:
 * an edition of that act, or a later one, which is compared with the list whole.
 */
export const areWhole = (
  provision: string,
  at: Instant,
  { editions, changes }: Readonly<{ editions: readonly Edition[]; changes: readonly ListChange[] }>,
): boolean =>
  editions.some((edition) => edition.provision === provision && isKnown(edition, at)) &&
  changes.filter((change) => isGrowth(change, at)).every((growth) => isNamed(growth, at, editions));

const isKnown = ({ change }: Edition, at: Instant): boolean => stageOf(change, at) !== null;

const isGrowth = (change: ListChange, at: Instant): boolean =>
  (change.kind === 'expansion' || change.kind === 'rebasing') && stageOf(change, at) === 'in-force';

const isNamed = (growth: ListChange, at: Instant, editions: readonly Edition[]): boolean =>
  editions.some(
    ({ change, effectiveFrom }) =>
      change.changeId === growth.changeId ||
      (effectiveFrom <= at && effectiveFrom >= (growth.effectiveFrom ?? '')),
  );
