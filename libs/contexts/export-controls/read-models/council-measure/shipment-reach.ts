import type { Direction } from '@contracts';

/** From where to where, ISO 3166-1 alpha-2; the origin is null where it was not said. */
type Way = Readonly<{ origin: string | null; destination: string }>;

/** `by-origin`: it binds goods that come from the territory, and nobody said where these do. */
export type Reach = 'bound' | 'by-origin' | 'free';

/**
 * Whether a measure can bind a shipment. What may not go to a territory may not go there from
 * anywhere; but what is there already does not go there.
 */
export const reachOf = (
  direction: Direction,
  territories: readonly string[],
  { origin, destination }: Way,
): Reach => {
  const goesThere = territories.includes(destination) && origin !== destination;
  if (direction !== 'from-territory' && goesThere) return 'bound';
  if (direction === 'to-territory') return 'free';
  const elsewhere = territories.filter((territory) => territory !== destination);
  if (origin !== null) return elsewhere.includes(origin) ? 'bound' : 'free';
  return elsewhere.length > 0 ? 'by-origin' : 'free';
};

/** Whether some measure of a regime could, whichever it is. */
export const canBind = (territories: readonly string[], way: Way): boolean =>
  reachOf('both', territories, way) !== 'free';
