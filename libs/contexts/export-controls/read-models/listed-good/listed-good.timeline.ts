import type { ExportBanListFact } from '@contracts';
import { BEGINNING, type Known, type Version } from '@kernel';
import type { Projection } from '@platform/projections';

import { isOf } from '../list-facts/reading';
import { movesOf, placesOf, type Move, type Place } from './move';

/**
 * All that editions did to one code of one provision of one list, in the order of the stream.
 *
 * One version, from the beginning of time on: when a move takes effect is not for this row to say.
 * Claims on a date and its adoption name a change and none of its goods, so that a good's key is
 * not touched by them, and a good's own interval would be wrong after them. A good says what each
 * change did to it; the list's row, which no answer about a good can do without, says when each
 * change takes effect; both are read at one position (`listingsOf`). It also means that the goods
 * of a list whose founding act was retracted are not found: there is no row of that list.
 */
export type ListedGood = Place & Readonly<{ list: string; moves: readonly Move[] }>;

export const listedGoodKey = (list: string, { provision, codeSystem, code }: Place): string =>
  `${list} ${provision} ${codeSystem}:${code}`;

const timeline = (
  known: readonly Known<ExportBanListFact>[],
  key: string,
): readonly Version<ListedGood>[] => {
  const placed = known.filter(isOf('ExportBanListItemised')).flatMap((fact) => {
    const { list } = fact.data;
    const own = movesOf(fact).filter(({ place }) => listedGoodKey(list, place) === key);
    return own.map((move) => ({ ...move, list }));
  });
  const [first] = placed;
  if (!first) return [];
  const value = { list: first.list, ...first.place, moves: placed.map(({ move }) => move) };
  return [{ validFrom: BEGINNING, validTo: null, basis: 'legal-act', value }];
};

export const listedGood: Projection<ExportBanListFact, ListedGood> = {
  name: 'listed-good',
  streams: 'export-ban-list',
  keysOf: (fact) =>
    fact.type === 'ExportBanListItemised'
      ? placesOf(fact).map((place) => listedGoodKey(fact.data.list, place))
      : [],
  timeline,
  columns: ({ list, provision, codeSystem, code }) => ({ list, provision, codeSystem, code }),
};
