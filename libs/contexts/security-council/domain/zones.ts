import { ZoneNotOfCouncil } from './sanctions-regime.errors';

/** The Council sits in New York: its days begin and end there. */
export const COUNCIL_ZONE = 'America/New_York';

/**
 * Looks at every date in what was asked, wherever it stands: a new one cannot be forgotten here.
 *
 * @throws ZoneNotOfCouncil
 */
export const requireCouncilZone = (asked: object): void => {
  requireZone(COUNCIL_ZONE, asked);
};

/** @throws ZoneNotOfCouncil */
export const requireZone = (place: string, asked: object): void => {
  const other = datesIn(asked).find(({ zone }) => zone !== place);
  if (other) throw new ZoneNotOfCouncil(other.zone, place);
};

type Zoned = Readonly<{ zone: string; precision: string }>;

const datesIn = (value: unknown): readonly Zoned[] => {
  if (typeof value !== 'object' || value === null) return [];
  return isDate(value) ? [value] : Object.values(value).flatMap(datesIn);
};

const isDate = (value: object): value is Zoned => 'zone' in value && 'precision' in value;
