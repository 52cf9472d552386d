import type { ExportBanListFact } from '@contracts';
import type { Instant, Known } from '@kernel';

import { isOf } from '../list-facts/reading';
import { holdsAt, listingsOf, type AdoptedDay, type Listing } from '../listed-good/listings';
import { movesOf, type Move, type Place } from '../listed-good/move';

/** From when until when each code stands under each provision. */
export type ListedCodes = readonly Readonly<{ place: Place; listings: readonly Listing[] }>[];

export const listedCodesIn = (
  facts: readonly Known<ExportBanListFact>[],
  adopted: readonly AdoptedDay[],
): ListedCodes => {
  const places = new Map<string, Readonly<{ place: Place; moves: Move[] }>>();
  for (const { place, move } of facts.filter(isOf('ExportBanListItemised')).flatMap(movesOf)) {
    const key = `${place.provision} ${place.codeSystem}:${place.code}`;
    const held = places.get(key) ?? { place, moves: [] };
    held.moves.push(move);
    places.set(key, held);
  }
  return [...places.values()].map(({ place, moves }) => ({
    place,
    listings: listingsOf(moves, adopted),
  }));
};

/** Codes on the list, each once, whatever the number of provisions that name it. */
export const countAt = (
  codes: ListedCodes,
  at: Instant,
  stands: (provision: string) => boolean,
): number =>
  new Set(
    codes
      .filter(
        ({ place, listings }) => stands(place.provision) && listings.some((l) => holdsAt(l, at)),
      )
      .map(({ place: { codeSystem, code } }) => `${codeSystem}:${code}`),
  ).size;

export const listingInstants = (codes: ListedCodes): readonly Instant[] => [
  ...new Set(
    codes.flatMap(({ listings }) =>
      listings.flatMap(({ validFrom, validTo }) => (validTo ? [validFrom, validTo] : [validFrom])),
    ),
  ),
];
