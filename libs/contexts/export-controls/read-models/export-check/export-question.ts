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

/** An origin that was not said may be any. */
export const concerns = (
  { origins, destinations }: Scope,
  { origin, destination }: ExportQuestion,
): boolean => isAmong(destinations, destination) && (origin === null || isAmong(origins, origin));

const isAmong = (places: Scope['origins'], place: string): boolean =>
  places === 'all' || places.includes(place);

/** Whether the answer depends on where the goods come from, and that was not said. */
export const lacksOrigin = ({ origins }: Pick<Scope, 'origins'>, { origin }: ExportQuestion) =>
  origin === null && origins !== 'all';
