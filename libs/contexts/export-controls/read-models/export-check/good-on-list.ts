import type { RestsOn } from '@answers';
import type { Instant } from '@kernel';

import type { ListAt } from '../answers/list-at';
import type { ExportBanList } from '../export-ban-list/export-ban-list';
import type { ListedGood } from '../listed-good/listed-good.timeline';
import { effectiveFromOf, holdsAt, listingsOf, type Listing } from '../listed-good/listings';
import type { Listed, Move } from '../listed-good/move';

/** How a code stands under a provision at one moment. */
export type GoodOnList = Readonly<{
  code: string;
  /** `off-list` only where sources disagree on whether it is on. */
  stage: 'on-list' | 'promulgated' | 'announced' | 'off-list';
  listed: Listed;
  /** From when on, where that is certain. */
  from: Instant | null;
  /** What put it there, before any edition described it anew. */
  addedBy: Readonly<{ changeId: string; from: Instant | null }>;
  /** Whether the moment lies between two words on when the good's own change takes effect. */
  disputed: boolean;
  restsOn: readonly RestsOn[];
}>;

/** Nothing where the code is not under the provision, and nobody says that it is or will be. */
export const goodOnList = (good: ListedGood, listAt: ListAt): GoodOnList | undefined => {
  const disputed = good.moves.some(isDisputed(listAt.list));
  const found =
    listedNow(good, listAt) ?? toCome(good, listAt) ?? (disputed ? lastListed(good) : undefined);
  return found && { ...found, code: good.code, disputed };
};

type Found = Omit<GoodOnList, 'code' | 'disputed'>;

const listedNow = ({ moves }: ListedGood, { list, at }: ListAt): Found | undefined => {
  const listings = listingsOf(moves, list.adoptedDays);
  const listing = listings.find((one) => holdsAt(one, at));
  if (!listing) return undefined;
  const { listed, validFrom, restsOn } = listing;
  const { changeId, validFrom: from } = firstOf(listing, listings);
  const addedBy = { changeId, from };
  return { stage: 'on-list', listed, from: validFrom, addedBy, restsOn: [restsOn] };
};

/** A code in other words was on the list all along. */
const firstOf = (listing: Listing, listings: readonly Listing[]): Listing => {
  const before = listings.find(({ validTo }) => validTo === listing.validFrom);
  return before ? firstOf(before, listings) : listing;
};

/** By an edition whose change is known and has not taken effect. */
const toCome = ({ moves, provision }: ListedGood, { list }: ListAt): Found | undefined => {
  for (const move of moves.toReversed()) {
    const change = list.pending.find(({ changeId }) => changeId === move.changeId);
    if (change && move.listed && isCurrent(move, provision, { list, reached: change.stage })) {
      const from = change.stage === 'promulgated' ? effectiveFromOf(move, list.adoptedDays) : null;
      const { listed, changeId, restsOn } = move;
      return { stage: change.stage, listed, from, addedBy: { changeId, from }, restsOn: [restsOn] };
    }
  }
  return undefined;
};

type Reached = Readonly<{ list: ExportBanList; reached: 'announced' | 'promulgated' }>;

/**
 * Of several drafts of one change the last one counts, and from promulgation on none of them: the
 * goods are those of the promulgated edition. Its key tells a code nothing of editions without it.
 */
const isCurrent = (
  { stage, changeId, announcedOn }: Move,
  provision: string,
  { list, reached }: Reached,
): boolean => {
  if (stage === 'promulgated') return true;
  const overtaken = list.itemisedChanges.some(
    (named) => named.changeId === changeId && named.provision === provision,
  );
  if (reached === 'promulgated' && overtaken) return false;
  const draft = list.drafts.find(
    (each) => each.changeId === changeId && each.provision === provision,
  );
  return draft?.announcedOn?.value === announcedOn?.value;
};

const isDisputed =
  ({ disputed }: ExportBanList) =>
  ({ changeId, stage }: Move): boolean =>
    stage === 'promulgated' &&
    disputed.some((dispute) => dispute.changeId === changeId && dispute.field === 'effectiveOn');

const lastListed = ({ moves }: ListedGood): Found | undefined => {
  const move = moves.findLast(({ listed }) => listed !== null);
  if (!move?.listed) return undefined;
  const { changeId, listed, restsOn } = move;
  return {
    stage: 'off-list',
    listed,
    from: null,
    addedBy: { changeId, from: null },
    restsOn: [restsOn],
  };
};
