import type { DateAdopted, DateClaimed, DateField, SanctionsRegimeFact } from '@contracts';
import {
  beginningOf,
  earlierFirst,
  endOf,
  possibleDaysOf,
  type Instant,
  type Known,
  type LegalDate,
} from '@kernel';

import { concernedBy, dateIn } from './dates-of-facts';
import { groundOf, inTime, type Ground } from './ground';
import { isOf, type RegimeFacts } from './reading';

/** One source's word on a date, and from when on things would have changed by it. */
export type DateWord = Readonly<{
  date: LegalDate;
  source: string;
  /** Whether the system goes by this date. */
  adopted: boolean;
  from: Instant;
  restsOn: Ground;
}>;

/** Between the earliest word and the latest it is in dispute whether the day has come. */
export type Dispute = Readonly<{
  /** A symbol, a mandate, a measure, the regime, a body. */
  subject: string;
  field: DateField;
  values: readonly DateWord[];
  from: Instant;
  until: Instant;
}>;

type Said = Omit<DateWord, 'adopted'> & Readonly<{ subject: string; field: DateField }>;

/** Words that say the same date are no dispute. */
export const disputesIn = (facts: RegimeFacts): readonly Dispute[] => {
  const words = [
    ...facts.filter(isOf('DateClaimed')).map(claimed),
    ...facts.filter(isOf('DateAdopted')).flatMap(decided),
  ];
  const groups = new Map<string, Said[]>();
  for (const word of words) {
    const key = `${word.subject} ${word.field} ${concernedBy(word, word.date, facts)?.id ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), word]);
  }
  return [...groups.values()].flatMap((said) => disputeOf(said, facts)).toSorted(bySubject);
};

const bySubject = (one: Dispute, other: Dispute): number =>
  earlierFirst(one.from, other.from) ||
  earlierFirst(`${one.subject} ${one.field}`, `${other.subject} ${other.field}`);

const claimed = (fact: Known<DateClaimed>): Said => {
  const { subject, field, claimed: date, source } = fact.data;
  return said(fact, { subject, field, date, source });
};

const decided = (fact: Known<DateAdopted>): readonly Said[] => {
  const { subject, field, adopted, reason, rejected } = fact.data;
  const words = [
    ...rejected.map(({ claimed: date, source }) => ({ date, source })),
    { date: adopted, source: reason },
  ];
  return words.map((word) => said(fact, { subject, field, ...word }));
};

const said = (
  fact: Known<SanctionsRegimeFact>,
  word: Pick<Said, 'subject' | 'field' | 'date' | 'source'>,
): Said => ({ ...word, from: turn(word.field, word.date, fact), restsOn: groundOf(fact) });

/** A last day turns things as it ends, every other day as it begins. */
const turn = (field: DateField, date: LegalDate, { recordedAt }: Known<object>): Instant => {
  const { last } = possibleDaysOf(date);
  if (field === 'endsOn' && last !== null) return endOf({ value: last, zone: date.zone });
  return beginningOf(date, recordedAt);
};

const disputeOf = (words: readonly Said[], facts: RegimeFacts): readonly Dispute[] => {
  const [first] = words;
  if (!first) return [];
  const { subject, field } = first;
  const own = ownWord(first, facts);
  const goneBy = adoptedBy(words, facts) ?? own?.date;
  const values = distinct([...words, ...(own ? [own] : [])])
    .toSorted(inTime)
    .map(({ subject: _, field: __, ...word }) => ({
      ...word,
      adopted: goneBy !== undefined && sameDate(word.date, goneBy),
    }));
  return between(values).map((period) => ({ subject, field, values, ...period }));
};

/** From the earliest word until the latest; nothing where all say the same. */
const between = (values: readonly DateWord[]): readonly Pick<Dispute, 'from' | 'until'>[] => {
  const [from, ...others] = values.map((word) => word.from);
  const until = others.at(-1);
  return from !== undefined && until !== undefined && from < until ? [{ from, until }] : [];
};

const ownWord = (word: Said, facts: RegimeFacts): Said | undefined => {
  const { subject, field } = word;
  const act = concernedBy(word, word.date, facts);
  const date = act && dateIn(act, field);
  return date ? said(act, { subject, field, date, source: 'the act itself' }) : undefined;
};

const adoptedBy = (words: readonly Said[], facts: RegimeFacts): LegalDate | undefined =>
  facts
    .filter(isOf('DateAdopted'))
    .findLast(({ id }) => words.some(({ restsOn }) => restsOn.eventId === id))?.data.adopted;

/** A date that somebody has said needs no second word for it. */
const distinct = (words: readonly Said[]): readonly Said[] =>
  words.filter(({ date }, i) => !words.slice(0, i).some((before) => sameDate(before.date, date)));

const sameDate = (one: LegalDate, other: LegalDate): boolean =>
  one.value === other.value && one.precision === other.precision && one.notAfter === other.notAfter;

export const isInDispute = ({ from, until }: Dispute, at: Instant): boolean =>
  from <= at && at < until;
