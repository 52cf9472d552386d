import { ZoneNotOfAuthority } from './export-ban-list.errors';

/**
 * Looks at every date in what was asked, wherever it stands: a new one cannot be forgotten here.
 *
 * @throws ZoneNotOfAuthority
 */
export const requireZone = (authoritys: string, asked: object): void => {
  const other = datesIn(asked).find(({ zone }) => zone !== authoritys);
  if (other) throw new ZoneNotOfAuthority(other.zone, authoritys);
};

type Zoned = Readonly<{ zone: string; precision: string }>;

const datesIn = (value: unknown): readonly Zoned[] => {
  if (typeof value !== 'object' || value === null) return [];
  return isDate(value) ? [value] : Object.values(value).flatMap(datesIn);
};

const isDate = (value: object): value is Zoned => 'zone' in value && 'precision' in value;
