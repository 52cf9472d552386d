import { type RestsOn, restsOn } from '@answers';
import {
  type Instant,
  type Known,
  type LegalDate,
  type LegalDay,
  beginningOf,
  earlierFirst,
  isDay,
} from '@kernel';
import type { DateAdopted, DateClaimed, DateField, ExportBanListFact } from '@contracts';

import { isOf } from './reading';

/** One source's word on one date of a change. */
export type ClaimedDate = Readonly<{
  field: DateField;
  date: LegalDate;
  source: string;
  /** Whether the system goes by this date. */
  adopted: boolean;
  /** From when on the change would be there by this source's word. */
  from: Instant;
  restsOn: RestsOn;
}>;

/** The date that the act itself gives. */
export type OwnDate = Pick<ClaimedDate, 'field' | 'date' | 'source' | 'from' | 'restsOn'>;

/** What was said about the dates of one change, and by which of them the system goes. */
export type DateWords = Readonly<{
  claims: readonly Known<DateClaimed>[];
  adoptions: readonly Known<DateAdopted>[];
}>;

export const dateWordsIn = (facts: readonly Known<ExportBanListFact>[]): DateWords => ({
  claims: facts.filter(isOf('DateClaimed')),
  adoptions: facts.filter(isOf('DateAdopted')),
});

/** The newest decision counts: an adoption may be reconsidered without being wrong in its time. */
export const adoptedDate = ({ adoptions }: DateWords, field: DateField): LegalDate | undefined =>
  adoptions.findLast(({ data }) => data.field === field)?.data.adopted;

/** Only a day can begin: an adopted month leaves the day that the act itself gives. */
export const adoptedDay = (words: DateWords, field: DateField): LegalDay | undefined => {
  const date = adoptedDate(words, field);
  return date && isDay(date) ? date : undefined;
};

/** Every word on every date about which there is more than the act's own, earliest first. */
export const claimedDates = (words: DateWords, own: readonly OwnDate[]): readonly ClaimedDate[] =>
  FIELDS.flatMap((field) => {
    const said = saidOf(words, field);
    if (said.length === 0) return [];
    const acts = own.filter((date) => date.field === field);
    const goneBy = adoptedDate(words, field) ?? acts[0]?.date;
    return distinct([...said, ...acts.filter(unsaid(said))])
      .map((word) => ({ ...word, adopted: sameDate(word.date, goneBy) }))
      .sort((a, b) => earlierFirst(a.from, b.from) || earlierFirst(a.source, b.source));
  });

const FIELDS: readonly DateField[] = ['announcedOn', 'expectedOn', 'promulgatedOn', 'effectiveOn'];

const saidOf = ({ claims, adoptions }: DateWords, field: DateField): readonly OwnDate[] => [
  ...claims
    .filter(({ data }) => data.field === field)
    .map((fact) => word(fact, field, { ...fact.data, date: fact.data.claimed })),
  ...adoptions
    .filter(({ data }) => data.field === field)
    .flatMap((fact) =>
      fact.data.rejected.map(({ claimed, source }) => word(fact, field, { date: claimed, source })),
    ),
];

const word = (
  fact: Known<DateClaimed | DateAdopted>,
  field: DateField,
  { date, source }: Pick<ClaimedDate, 'date' | 'source'>,
): OwnDate => ({
  field,
  date,
  source,
  from: beginningOf(date, fact.recordedAt),
  restsOn: restsOn(fact),
});

const sameDate = (one: LegalDate, other: LegalDate | undefined): boolean =>
  one.value === other?.value && one.precision === other.precision;

/** A source that says the same twice has said it once; the act's own word needs no second. */
const distinct = (words: readonly OwnDate[]): readonly OwnDate[] =>
  words.filter(
    ({ date, source }, i) =>
      !words.slice(0, i).some((said) => said.source === source && sameDate(said.date, date)),
  );

const unsaid = (said: readonly OwnDate[]) => (own: OwnDate) =>
  !said.some(({ date }) => sameDate(date, own.date));

/** Between the earliest word and the latest it is in dispute whether the day has come. */
export const isInDispute = (words: readonly ClaimedDate[], at: Instant): boolean =>
  words.some(({ from }) => from <= at) && words.some(({ from }) => from > at);
