import type { RestsOn } from '@answers';
import { earlierFirst, startOf, type Basis, type Instant, type LegalDay } from '@kernel';

import type { Listed, Move } from './move';

/** The day of effect that the system goes by, where that is not for the act alone to say. */
export type AdoptedDay = Readonly<{ changeId: string; effectiveOn: LegalDay }>;

/** From when until when a code is on a list, and in which words. */
export type Listing = Readonly<{
  validFrom: Instant;
  validTo: Instant | null;
  basis: Basis;
  changeId: string;
  listed: Listed;
  restsOn: RestsOn;
}>;

type Effect = Move & Readonly<{ from: Instant }>;

/** What is in the way of an announcement until it is promulgated has no day, and so no listing. */
export const listingsOf = (
  moves: readonly Move[],
  adopted: readonly AdoptedDay[],
): readonly Listing[] => {
  const effects = moves
    .flatMap((move) => effectOf(move, adopted))
    .sort((a, b) => earlierFirst(a.from, b.from));
  return effects.flatMap((effect, i) => {
    const validTo = effects[i + 1]?.from ?? null;
    const { from: validFrom, basis, changeId, listed, restsOn } = effect;
    // Of two that take effect at one instant the later known one is the state of the list.
    if (listed === null || validTo === validFrom) return [];
    return [{ validFrom, validTo, basis, changeId, listed, restsOn }];
  });
};

const effectOf = (move: Move, adopted: readonly AdoptedDay[]): readonly Effect[] => {
  const from = effectiveFromOf(move, adopted);
  return from === null ? [] : [{ ...move, from }];
};

export const effectiveFromOf = (move: Move, adopted: readonly AdoptedDay[]): Instant | null => {
  if (move.effectiveOn === null) return null;
  const day = adopted.find(({ changeId }) => changeId === move.changeId)?.effectiveOn;
  return startOf(day ?? move.effectiveOn);
};

export const holdsAt = (
  { validFrom, validTo }: Pick<Listing, 'validFrom' | 'validTo'>,
  at: Instant,
): boolean => validFrom <= at && (validTo === null || at < validTo);
