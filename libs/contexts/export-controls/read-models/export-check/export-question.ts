import type { CalendarDate } from '@kernel';

/** What an exporter knows of a shipment. Countries are ISO 3166-1 alpha-2. */
export type ExportQuestion = Readonly<{
  destination: string;
  /** From where it is exported; null where that was not said. */
  origin: string | null;
  /** Days in the zone of whichever rule asks for them. */
  contractedOn: CalendarDate | null;
  departsOn: CalendarDate | null;
}>;

type Scope = Readonly<{
  origins: 'all' | readonly string[];
  destinations: 'all' | readonly string[];
}>;

/**
 * An origin that was not said may be any. "All destinations" are all that goods are exported to:
 * the country that they already are in is none of them.
 */
export const concerns = (
  { origins, destinations }: Scope,
  { origin, destination }: ExportQuestion,
): boolean => {
  if (!isAmong(destinations, destination)) return false;
  const from = origin === null ? origins : [origin].filter((place) => isAmong(origins, place));
  return from === 'all' || from.some((place) => destinations !== 'all' || place !== destination);
};

const isAmong = (places: Scope['origins'], place: string): boolean =>
  places === 'all' || places.includes(place);

/** Whether the answer depends on where the goods come from, and that was not said. */
export const lacksOrigin = ({ origins }: Pick<Scope, 'origins'>, { origin }: ExportQuestion) =>
  origin === null && origins !== 'all';
