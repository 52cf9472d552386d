import {
  endOf,
  instant,
  isDay,
  startOf,
  type DomainEvent,
  type Instant,
  type LegalDate,
  type LegalDay,
} from '@kernel';

/** First days with legal effect, under the names that events have for them. */
const FIRST_DAYS = [
  'effectiveOn',
  'inForceOn',
  'suspendedOn',
  'resumedOn',
  'endedFrom',
  'heldFrom',
] as const;

/**
 * From when a fact has legal effect; nothing where it dates none to the day. For outsiders to sort
 * by: what an event means in time is for the reader of its data.
 */
export const effectiveFrom = ({ data }: DomainEvent): Instant | undefined => {
  const told = data as Readonly<Record<string, LegalDate | string | null | undefined>>;
  const { reinstatedAt, endedOn } = told;
  if (typeof reinstatedAt === 'string') return instant(reinstatedAt);
  // The last day with it: what follows begins behind that.
  if (isLegalDay(endedOn)) return endOf(endedOn);
  const first = FIRST_DAYS.map((name) => told[name]).find(isLegalDay);
  return first && startOf(first);
};

const isLegalDay = (date: LegalDate | string | null | undefined): date is LegalDay =>
  typeof date === 'object' && date !== null && isDay(date);
