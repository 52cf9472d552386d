import { type RestsOn, restsOn } from '@answers';
import type { ExportBanListItemised, ListedItem } from '@contracts';
import type { Basis, Known, LegalDate, LegalDay } from '@kernel';

/** How a list describes a good that is on it. */
export type Listed = Omit<ListedItem, 'code'>;

/** What one edition does to one code: puts it on the list, describes it anew, or takes it off. */
export type Move = Readonly<{
  changeId: string;
  edition: string;
  /** An announced move flips nothing; the promulgated edition of the same change replaces it. */
  stage: 'announced' | 'promulgated';
  announcedOn: LegalDate | null;
  /** As printed; null where only announced. */
  effectiveOn: LegalDay | null;
  basis: Basis;
  /** Null takes the code off the list. */
  listed: Listed | null;
  restsOn: RestsOn;
}>;

/** Where a code can stand. A chapter or heading stands for all that is below it. */
export type Place = Readonly<{ provision: string; codeSystem: string; code: string }>;

export type PlacedMove = Readonly<{ place: Place; move: Move }>;

/** Every code that an edition touches, in the order of the edition. */
export const placesOf = ({ data }: Pick<ExportBanListItemised, 'data'>): readonly Place[] => {
  const { provision, codeSystem, added, amended, removed } = data;
  const codes = [...[...added, ...amended].map(({ code }) => code), ...removed];
  return codes.map((code) => ({ provision, codeSystem, code }));
};

export const movesOf = (fact: Known<ExportBanListItemised>): readonly PlacedMove[] => {
  const { changeId, edition, stage, announcedOn, effectiveOn, basis, added, amended } = fact.data;
  const rests = restsOn(fact);
  const listed = new Map([...added, ...amended].map(({ code, ...item }) => [code, item]));
  return placesOf(fact).map((place) => ({
    place,
    move: {
      changeId,
      edition,
      stage,
      announcedOn,
      effectiveOn,
      basis,
      listed: listed.get(place.code) ?? null,
      restsOn: rests,
    },
  }));
};
