import { restsOn, type RestsOn } from '@answers';
import type { DateClaimed, DevelopmentFact } from '@contracts';
import { beginningOf, earlierFirst, type Instant, type Known, type LegalDate } from '@kernel';

import { meaningOf } from './acts';
import { isAdoption, type DatedAct } from './dated-act';

type Word = Readonly<{
  field: string;
  date: LegalDate;
  /** Null where it is the fact's own word. */
  source: string | null;
  from: Instant;
  restsOn: RestsOn;
}>;

/** A date on which sources disagree, at a moment that lies between their words. */
export type Dispute = Readonly<{
  field: string;
  values: readonly Readonly<{
    date: LegalDate;
    source: string | null;
    /** Whether the system goes by this date. */
    adopted: boolean;
    restsOn: RestsOn;
  }>[];
}>;

/** All words on one date about which there is more than the fact's own. */
export type ClaimedDate = Readonly<{ words: readonly Word[]; goneBy: LegalDate | undefined }>;

/** By the names of the dates. */
export const claimedDatesIn = (
  facts: readonly Known<DevelopmentFact>[],
  acts: readonly DatedAct[],
): readonly ClaimedDate[] => {
  const claims = facts.filter(isClaim);
  const fields = [...new Set(claims.map(({ data }) => data.field))].sort();
  return fields.map((field) => {
    const own = acts.filter((act) => act.field === field);
    const said = claims.filter(({ data }) => data.field === field).map(claimed);
    const adopted = facts.filter(isAdoption).findLast(({ data }) => data.field === field);
    const words = [...own.map(ownWord), ...said].sort(
      (a, b) => earlierFirst(a.from, b.from) || earlierFirst(a.source ?? '', b.source ?? ''),
    );
    return { words, goneBy: adopted?.data.adopted ?? own[0]?.date };
  });
};

const isClaim = (fact: Known<DevelopmentFact>): fact is Known<DateClaimed> =>
  fact.type === 'DateClaimed';

const claimed = (claim: Known<DateClaimed>): Word => ({
  field: claim.data.field,
  date: claim.data.claimed,
  source: claim.data.source,
  from: beginningOf(claim.data.claimed, claim.recordedAt),
  restsOn: restsOn(claim),
});

/** Not the adopted date: what the fact itself says. */
const ownWord = ({ act, field }: DatedAct): Word => {
  const date = meaningOf(act).date(act.data);
  return {
    ...{ field, date, source: null },
    from: beginningOf(date, act.recordedAt),
    restsOn: restsOn(act),
  };
};

/** Between the earliest word and the latest it is in dispute whether the day has come. */
export const disputesAt = (dates: readonly ClaimedDate[], at: Instant): readonly Dispute[] =>
  dates
    .filter(({ words }) => words.some(({ from }) => from <= at))
    .filter(({ words }) => words.some(({ from }) => from > at))
    .map(({ words, goneBy }) => ({
      field: words[0]?.field ?? '',
      values: words.map(({ date, source, restsOn }) => ({
        ...{ date, source, restsOn },
        adopted: isSame(date, goneBy),
      })),
    }));

/** A date by which somebody's word has a development begin before its first fact. */
export type EarlierWord = Readonly<{ field: string; from: Instant; until: Instant }>;

export const wordsBefore = (
  dates: readonly ClaimedDate[],
  begins: Instant,
): readonly EarlierWord[] =>
  dates.flatMap(({ words }) => {
    const [first, last] = [words[0], words.at(-1)];
    if (!first || !last || first.from >= begins || first.from === last.from) return [];
    return [{ field: first.field, from: first.from, until: last.from }];
  });

const isSame = (one: LegalDate, other: LegalDate | undefined): boolean =>
  one.value === other?.value && one.precision === other.precision;
