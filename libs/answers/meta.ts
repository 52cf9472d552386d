import type { Instant } from '@kernel';

import { REASONS, type Asked, type Freshness, type Incomplete, type Meta } from './answer';

export const byGravity = (doubts: readonly Incomplete[]): readonly Incomplete[] =>
  doubts.toSorted((a, b) => REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason));

type Rests = Readonly<{
  /** The moment that was asked about, by the zone of each authority that was. */
  instants: Readonly<Record<string, Instant>>;
  /** `security-council@1`. */
  modelVersion: string;
  incomplete: readonly Incomplete[];
  freshness: readonly Freshness[];
}>;

/** The envelope of an answer: when it is about, when it was known, and what it may lack. */
export const metaOf = ({ asOf, now, position }: Asked, { incomplete, ...rests }: Rests): Meta => ({
  asOf: asOf ?? now,
  position: String(position),
  coverage: incomplete.length === 0 ? 'complete' : 'incomplete',
  incomplete: byGravity(incomplete),
  ...rests,
});
