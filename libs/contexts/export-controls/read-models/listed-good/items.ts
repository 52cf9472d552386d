import type { RestsOn } from '@answers';
import { earlierFirst } from '@kernel';

import { CursorUnreadable } from '../answers/answer.errors';
import type { ListAt } from '../answers/list-at';
import type { ProvisionStage } from '../export-ban-list/provision-stage';
import type { ListedGood } from './listed-good.timeline';
import { holdsAt, listingsOf, type Listing } from './listings';
import type { Listed, Place } from './move';

/** A code on a list at one moment. */
export type Item = Place &
  Listed &
  Pick<Listing, 'validFrom' | 'validTo' | 'basis' | 'changeId'> &
  Readonly<{ stage: ProvisionStage; restsOn: readonly RestsOn[] }>;

/** By code, then provision. What belongs to a provision that has ended is on no list any more. */
export const itemsAt = (goods: readonly ListedGood[], { at, list }: ListAt): readonly Item[] => {
  const stages = new Map(list.provisions.map(({ provision, stage }) => [provision, stage]));
  return goods
    .flatMap((good): readonly Item[] => {
      const stage = stages.get(good.provision);
      const listing = listingsOf(good.moves, list.adoptedDays).find((one) => holdsAt(one, at));
      return listing && stage && stage !== 'ended' ? [item(good, listing, stage)] : [];
    })
    .sort((a, b) => earlierFirst(placeOf(a), placeOf(b)));
};

const item = (
  { provision, codeSystem, code }: ListedGood,
  { validFrom, validTo, basis, changeId, listed, restsOn }: Listing,
  stage: ProvisionStage,
): Item => ({
  provision,
  codeSystem,
  code,
  ...listed,
  stage,
  changeId,
  validFrom,
  validTo,
  basis,
  restsOn: [restsOn],
});

const placeOf = ({ code, codeSystem, provision }: Place): string =>
  `${code} ${codeSystem} ${provision}`;

type Page = Readonly<{ items: readonly Item[]; nextCursor: string | null }>;

/** @throws CursorUnreadable */
export const pageOf = (
  items: readonly Item[],
  { cursor, limit }: Readonly<{ cursor?: string | undefined; limit: number }>,
): Page => {
  const after = cursor === undefined ? '' : readCursor(cursor);
  const rest = items.filter((item) => placeOf(item) > after);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return { items: page, nextCursor: last && rest.length > limit ? writeCursor(last) : null };
};

// Opaque to callers; inside, the place after which the next page begins.
const writeCursor = (last: Item): string => Buffer.from(placeOf(last)).toString('base64url');

const readCursor = (cursor: string): string => {
  const place = Buffer.from(cursor, 'base64url').toString();
  if (!/^\d+ \w+ ./.test(place)) throw new CursorUnreadable(cursor);
  return place;
};
