import type { Instant, Known } from '@kernel';

/** A fact that an answer rests on. The position is text: JSON has no number that holds it. */
export type Ground = Readonly<{ eventId: string; position: string; evidence: readonly string[] }>;

export const groundOf = ({ id, position, evidence }: Known<object>): Ground => ({
  eventId: id,
  position: String(position),
  evidence,
});

type Placed = Readonly<{ from: Instant; restsOn: Ground }>;

/** By their own time. Of one instant, what became known first comes first. */
export const inTime = (one: Placed, other: Placed): number =>
  Number(one.from > other.from) - Number(one.from < other.from) ||
  Number(learnedBefore(other, one)) - Number(learnedBefore(one, other));

const learnedBefore = (one: Placed, other: Placed): boolean =>
  BigInt(one.restsOn.position) < BigInt(other.restsOn.position);
