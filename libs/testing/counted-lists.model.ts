import { restsOn, type RestsOn } from '@answers';
import type {
  DateAdopted,
  DateClaimed,
  ExportBanListExpanded,
  ExportBanListItemised,
  EveryStreamFact,
} from '@contracts';
import {
  BEGINNING,
  earlierFirst,
  isDay,
  startOf,
  type Known,
  type LegalDay,
  type Version,
} from '@kernel';
import type { Projection, ReadModel } from '@platform/projections';

/** What a list came to, by its expansions alone. */
export type CountedList = Readonly<{
  list: string;
  total: number;
  /** With all the documents that were brought for it. */
  restsOn: readonly RestsOn[];
  /** Changes of which two sources say different days. */
  disputed: readonly string[];
}>;

export type CountedGood = Readonly<{ list: string; code: string; description: string }>;

type ListFact = ExportBanListExpanded | ExportBanListItemised | EveryStreamFact;

const listOf = ({ stream }: Readonly<{ stream: string }>): string =>
  stream.slice('export-ban-list/'.length);

const expansionsIn = (known: readonly Known<ListFact>[]) =>
  known.filter(
    (fact): fact is Known<ExportBanListExpanded> => fact.type === 'ExportBanListExpanded',
  );

const claimsIn = (known: readonly Known<ListFact>[]) =>
  known.filter((fact): fact is Known<DateClaimed> => fact.type === 'DateClaimed');

/** By change. The newest word of ours counts. */
const adoptedDays = (known: readonly Known<ListFact>[]): ReadonlyMap<string, LegalDay> =>
  new Map(
    known
      .filter((fact): fact is Known<DateAdopted> => fact.type === 'DateAdopted')
      .flatMap(({ data: { subject, adopted } }) => (isDay(adopted) ? [[subject, adopted]] : [])),
  );

const countedListTimeline = (
  known: readonly Known<ListFact>[],
  list: string,
): readonly Version<CountedList>[] => {
  const adopted = adoptedDays(known);
  const claimed = new Set(claimsIn(known).map(({ data }) => data.subject));
  const expansions = expansionsIn(known)
    .map((fact) => {
      const { changeId, effectiveOn, net } = fact.data;
      const at = startOf(adopted.get(changeId) ?? effectiveOn);
      return { fact, changeId, net: net ?? 0, at };
    })
    .sort((a, b) => earlierFirst(a.at, b.at));
  let value: CountedList = { list, total: 0, restsOn: [], disputed: [] };
  const values = new Map([[BEGINNING, value]]);
  for (const { fact, at, changeId, net } of expansions) {
    const isNew = claimed.has(changeId) && !value.disputed.includes(changeId);
    value = {
      list,
      total: value.total + net,
      restsOn: [...value.restsOn, restsOn(fact)],
      disputed: isNew ? [...value.disputed, changeId].sort() : value.disputed,
    };
    values.set(at, value);
  }
  const beginnings = [...values.keys()];
  return [...values].map(([validFrom, held], i) => {
    const validTo = beginnings[i + 1] ?? null;
    return { validFrom, validTo, basis: 'legal-act', value: held };
  });
};

const goodsOf = (fact: Known<ExportBanListItemised>, code: string) => ({
  added: fact.data.added.find((item) => item.code === code),
  removed: fact.data.removed.includes(code),
});

/** A good is absent before it is added: no version says so, none is there. */
const countedGoodTimeline = (
  known: readonly Known<ListFact>[],
  key: string,
): readonly Version<CountedGood>[] => {
  const [list = '', code = ''] = key.split(' ');
  const cuts = known
    .filter((fact) => fact.type === 'ExportBanListItemised')
    .flatMap((fact) => {
      const { added, removed } = goodsOf(fact, code);
      const day = fact.data.effectiveOn;
      const description = removed ? null : (added?.description ?? null);
      return day ? [{ at: startOf(day), basis: fact.data.basis, description }] : [];
    })
    .sort((a, b) => earlierFirst(a.at, b.at));
  // Of one day the last word counts.
  const days = cuts.filter(({ at }, i) => at !== cuts[i + 1]?.at);
  return days.flatMap(({ at, basis, description }, i) => {
    const value = { list, code, description: description ?? '' };
    const validTo = days[i + 1]?.at ?? null;
    return description === null ? [] : [{ validFrom: at, validTo, basis, value }];
  });
};

export const countedLists: Projection<ListFact, CountedList> = {
  name: 'export-ban-list',
  streams: 'export-ban-list',
  keysOf: (fact) => [listOf(fact)],
  timeline: countedListTimeline,
  columns: ({ list, total }) => ({
    list,
    jurisdiction: total > 0 ? 'KR' : null,
    zone: 'Asia/Seoul',
  }),
};

export const countedGoods: Projection<ListFact, CountedGood> = {
  name: 'listed-good',
  streams: 'export-ban-list',
  keysOf: (fact) =>
    fact.type === 'ExportBanListItemised'
      ? [...fact.data.added.map(({ code }) => code), ...fact.data.removed].map(
          (code) => `${listOf(fact)} ${code}`,
        )
      : [],
  timeline: countedGoodTimeline,
  columns: ({ list, code }) => ({ list, provision: 'annex', codeSystem: 'hs2022', code }),
};

/** Smaller than any real one, and with all that is hard in it: it lives in the real tables. */
export const countedModel: ReadModel = {
  name: 'export-controls',
  version: 1,
  projections: [countedLists, countedGoods],
};
