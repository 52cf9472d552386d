import { restsOn, type RestsOn } from '@answers';
import type { DateAdopted, DevelopmentFact } from '@contracts';
import { beginningOf, earlierFirst, type Instant, type Known, type LegalDate } from '@kernel';

import { isAct, meaningOf, type ActName, type ActOf, type DevelopmentAct } from './acts';

/** An act with the date that the system goes by, and the moment from which on it counts. */
export type DatedAct<Type extends ActName = ActName> = Readonly<{
  act: Known<ActOf<Type>>;
  /** `signedOn`: the date's name in the fact. */
  field: string;
  date: LegalDate;
  from: Instant;
  weight: number;
  /** The act, and whoever adopted another date for it. */
  restsOn: readonly RestsOn[];
}>;

type Facts = readonly Known<DevelopmentFact>[];

export const isAdoption = (fact: Known<DevelopmentFact>): fact is Known<DateAdopted> =>
  fact.type === 'DateAdopted';

/**
 * The acts that belong together, in the order of time. The first founding act decides the kind;
 * what is of another kind, or rests on an act that is not there, counts for nothing.
 */
export const datedActsIn = (facts: Facts): readonly DatedAct[] => {
  const acts = facts.filter((fact): fact is Known<DevelopmentAct> => isAct(fact));
  const founding = acts.find((act) => meaningOf(act).role === 'founds');
  if (!founding) return [];
  const { kind } = meaningOf(founding);
  const adoptions = facts.filter(isAdoption);
  const dated = acts
    .filter((act) => meaningOf(act).kind === kind)
    .map((act) => datedAct(act, adoptions));
  return dated.flatMap((act) => whereItCounts(act, dated)).sort(inOrder);
};

/** The newest decision counts: an adoption may be reconsidered without being wrong in its time. */
const datedAct = (
  act: Known<DevelopmentAct>,
  adoptions: readonly Known<DateAdopted>[],
): DatedAct => {
  const { field, date: own, weight } = meaningOf(act);
  const adoption = adoptions.findLast(({ data }) => data.field === field);
  const date = adoption?.data.adopted ?? own(act.data);
  return {
    ...{ act, field, date, weight },
    from: beginningOf(date, act.recordedAt),
    restsOn: adoption ? [restsOn(adoption), restsOn(act)] : [restsOn(act)],
  };
};

/** Nobody denies before somebody accuses, whatever day the denial bears. */
const whereItCounts = (dated: DatedAct, all: readonly DatedAct[]): readonly DatedAct[] => {
  const { needs } = meaningOf(dated.act);
  if (needs === undefined) return [dated];
  const first = all
    .filter(({ act }) => act.type === needs)
    .map(({ from }) => from)
    .sort()[0];
  if (first === undefined) return [];
  return [first > dated.from ? { ...dated, from: first } : dated];
};

/** Of one moment the order in which acts became known says nothing. */
const inOrder = (a: DatedAct, b: DatedAct): number =>
  earlierFirst(a.from, b.from) || a.weight - b.weight || earlierFirst(textOf(a), textOf(b));

const textOf = ({ act }: DatedAct): string => JSON.stringify(act.data);

/** What the acts of one type say, in the order of time. */
export const saidIn = <Type extends ActName>(
  acts: readonly DatedAct[],
  type: Type,
): readonly ActOf<Type>['data'][] =>
  // An act's type says what its data is; the compiler does not follow it through a filter.
  acts.filter(({ act }) => act.type === type).map(({ act }) => act.data) as ActOf<Type>['data'][];
