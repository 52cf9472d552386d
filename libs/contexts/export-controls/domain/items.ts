import type { ListedItem } from '@contracts';
import { sameContent } from '@kernel';

import type { EditionOnRecord, EstablishedList } from './export-ban-list';

/** Code → item, as a provision lists them. */
export type Items = ReadonlyMap<string, ListedItem>;

export type Difference = Readonly<{
  added: readonly ListedItem[];
  /** The same code in other words, with another number or in another tier. */
  amended: readonly ListedItem[];
  removed: readonly string[];
}>;

/** The editions of one provision in one code system: codes of another system do not compare. */
export const editionsOf = (
  { editions }: EstablishedList,
  asked: Named,
): readonly EditionOnRecord[] => editions.filter((edition) => nameOf(edition) === nameOf(asked));

type Named = Pick<EditionOnRecord, 'provision' | 'codeSystem'>;

/** One text for what items are listed under. */
export const nameOf = ({ provision, codeSystem }: Named): string => `${codeSystem} ${provision}`;

export const isPromulgated = ({ stage }: EditionOnRecord): boolean => stage === 'promulgated';

/** What editions make together; announced ones flip nothing. */
export const itemsOf = (editions: readonly EditionOnRecord[]): Items =>
  editions.filter(isPromulgated).reduce<Items>(itemsAfter, new Map());

export const itemsAfter = (items: Items, { added, amended, removed }: Difference): Items => {
  const after = new Map(items);
  removed.forEach((code) => after.delete(code));
  [...added, ...amended].forEach((item) => after.set(item.code, item));
  return after;
};

/** The items of an edition on record, announced ones included. */
export const itemsOfEdition = (
  editions: readonly EditionOnRecord[],
  edition: EditionOnRecord,
): Items => itemsAfter(itemsOf(editions.slice(0, editions.indexOf(edition))), edition);

/** In the order of the edition; what it removes, in the order in which it was listed. */
export const differenceOf = (held: Items, edition: readonly ListedItem[]): Difference => {
  const listed = new Set(edition.map(({ code }) => code));
  return {
    added: edition.filter(({ code }) => !held.has(code)),
    amended: edition.filter((item) => held.has(item.code) && !isSame(held.get(item.code), item)),
    removed: [...held.keys()].filter((code) => !listed.has(code)),
  };
};

export const isEmpty = ({ added, amended, removed }: Difference): boolean =>
  added.length + amended.length + removed.length === 0;

const isSame = (one: ListedItem | undefined, other: ListedItem): boolean => sameContent(one, other);

export const duplicatesIn = (codes: readonly string[]): readonly string[] => {
  const seen = new Set<string>();
  return codes.filter((code) => seen.size === seen.add(code).size);
};
