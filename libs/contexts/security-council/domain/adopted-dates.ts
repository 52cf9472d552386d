import type { DateAdopted, SanctionsRegimeFact } from '@contracts';
import { possibleDaysOf, type LegalDate } from '@kernel';

import type { Said } from './said';

type Dates = Readonly<Record<string, LegalDate | null | undefined>>;

/**
 * The facts with the dates that the system goes by in the place of their own. A mandate is decided
 * about many times under one name: the word is about the decision whose own date lies nearest, of
 * two as near the later. The day of a decision is that of its vote, and moves with it.
 */
export const redated = (said: readonly Said[]): readonly Said[] =>
  said.flatMap(({ fact }) => (fact.type === 'DateAdopted' ? [fact.data] : [])).reduce(adopt, said);

const adopt = (said: readonly Said[], adoption: DateAdopted['data']): readonly Said[] => {
  const { field, adopted } = adoption;
  const concerned = concernedBy(said, adoption);
  return said.map((each) => {
    if (each === concerned) return withDate(each, field, adopted);
    const follows = field === 'votedOn' ? dateOfVote(each.fact, adoption.subject) : undefined;
    return follows ? withDate(each, follows, adopted) : each;
  });
};

const withDate = (said: Said, name: string, date: LegalDate): Said =>
  // A date by the name of a date of this very fact; a union cannot say so.
  ({ ...said, dated: { ...said.dated, [name]: date } }) as unknown as Said;

const concernedBy = (
  said: readonly Said[],
  { subject, field, adopted }: DateAdopted['data'],
): Said | undefined =>
  said
    .filter((each) => each.subject === subject && field in each.fact.data)
    .toReversed()
    .toSorted((one, other) => distance(one, field, adopted) - distance(other, field, adopted))[0];

const distance = ({ fact }: Said, field: string, date: LegalDate): number => {
  const [own, other] = [dayOf((fact.data as unknown as Dates)[field]), dayOf(date)];
  return own === null || other === null ? Number.MAX_SAFE_INTEGER : Math.abs(own - other);
};

const dayOf = (date: LegalDate | null | undefined): number | null => {
  const { first, last } = date ? possibleDaysOf(date) : { first: null, last: null };
  const day = last ?? first;
  return day === null ? null : Date.parse(day);
};

/** The name of the date that a fact has from the vote on a symbol. */
const dateOfVote = ({ type, data }: SanctionsRegimeFact, symbol: string): string | undefined => {
  if (type === 'SanctionsInspectionBlocked') {
    return data.symbol === symbol ? 'blockedOn' : undefined;
  }
  const acts = ['establishedBy', 'extendedBy', 'imposedBy', 'easedBy'];
  return acts.some((by) => (data as Readonly<Record<string, unknown>>)[by] === symbol)
    ? 'decidedOn'
    : undefined;
};
