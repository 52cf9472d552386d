import type { DateField, SanctionsRegimeFact } from '@contracts';
import { assertNever, possibleDaysOf, startOf, type LegalDate } from '@kernel';

import { nothing, type FactOf } from './reading';

/** A date of a fact, and by which subject and name words on dates speak of it. */
export type Slot = Readonly<{ name: string; subject: string; field: DateField }>;

const own = (subject: string, ...fields: readonly DateField[]): readonly Slot[] =>
  fields.map((field) => ({ name: field, subject, field }));

/** The day of a decision is that of the vote: a word on the vote's date moves both. */
const ofTheVote = (name: string, symbol: string): Slot => ({
  name,
  subject: symbol,
  field: 'votedOn',
});

/** As in a reading; only that a fact has slots before anybody holds it. */
type Slots = Readonly<{
  [Type in SanctionsRegimeFact['type']]: (fact: FactOf<Type>) => readonly Slot[] | null;
}>;

const SLOTS: Slots = {
  SanctionsRegimeEstablished: ({ data }) => [
    ofTheVote('decidedOn', data.establishedBy),
    ...own(data.regime, 'decidedOn'),
  ],
  SanctionsMeasureImposed: ({ data }) => [
    ofTheVote('decidedOn', data.imposedBy),
    ...own(data.measure, 'decidedOn', 'effectiveOn', 'endsOn'),
  ],
  SanctionsMeasureEased: ({ data }) => [
    ofTheVote('decidedOn', data.easedBy),
    ...own(data.measure, 'decidedOn', 'effectiveOn', 'endsOn'),
  ],
  MonitoringMandateEstablished: ({ data }) => [
    ofTheVote('decidedOn', data.establishedBy),
    ...own(data.mandate, 'decidedOn', 'endsOn'),
  ],
  MonitoringMandateExtended: ({ data }) => [
    ofTheVote('decidedOn', data.extendedBy),
    ...own(data.mandate, 'decidedOn', 'endsOn'),
  ],
  DraftResolutionTabled: ({ data }) => own(data.symbol, 'tabledOn'),
  ResolutionAdopted: ({ data }) => own(data.symbol, 'votedOn'),
  DraftResolutionVetoed: ({ data }) => own(data.symbol, 'votedOn'),
  DraftResolutionFailed: ({ data }) => own(data.symbol, 'votedOn'),
  SanctionsInspectionBlocked: ({ data }) => [ofTheVote('blockedOn', data.symbol)],
  SanctionsRegimeTerminated: ({ data }) => own(data.regime, 'endedFrom'),
  LegalStatusContested: ({ data }) => own(data.regime, 'contestedOn'),
  AlternativeMonitoringEstablished: ({ data }) => own(data.body, 'announcedOn'),
  // An instant with its offset is not what sources disagree on in words of days.
  SanctionsRegimeReinstated: nothing,
  MonitoringMandateExpired: nothing,
  SanctionsMeasureExpired: nothing,
  DateClaimed: nothing,
  DateAdopted: nothing,
  StatusConfirmed: nothing,
};

export const slotsOf = (fact: SanctionsRegimeFact): readonly Slot[] => {
  const read = SLOTS[fact.type] as
    ((fact: SanctionsRegimeFact) => readonly Slot[] | null) | undefined;
  return read ? (read(fact) ?? []) : assertNever(fact as never);
};

export const dateIn = ({ data }: SanctionsRegimeFact, name: string): LegalDate | null =>
  // By the name of a slot of this very fact: the compiler cannot know that it holds a date.
  (data as unknown as Readonly<Record<string, LegalDate | null | undefined>>)[name] ?? null;

/**
 * The fact that a word on a date is about. A mandate is decided about many times under one name:
 * the word is about the decision whose own date lies nearest, of two as near the later.
 *
 * @param facts oldest first, with their own dates
 */
export const concernedBy = <Told extends SanctionsRegimeFact>(
  { subject, field }: Pick<Slot, 'subject' | 'field'>,
  date: LegalDate,
  facts: readonly Told[],
): Told | undefined =>
  facts
    .filter((fact) =>
      slotsOf(fact).some(
        (slot) => slot.subject === subject && slot.field === field && slot.name === field,
      ),
    )
    .map((fact) => ({ fact, days: daysBetween(dateIn(fact, field), date) }))
    .toReversed()
    .toSorted((a, b) => a.days - b.days)[0]?.fact;

const daysBetween = (one: LegalDate | null, other: LegalDate): number => {
  const moments = [one, other].map((date) => date && momentOf(date));
  const [a, b] = moments;
  return a != null && b != null ? Math.abs(a - b) : Number.MAX_SAFE_INTEGER;
};

const momentOf = (date: LegalDate): number | null => {
  const { first, last } = possibleDaysOf(date);
  const value = last ?? first;
  return value === null ? null : Date.parse(startOf({ value, zone: date.zone }));
};
