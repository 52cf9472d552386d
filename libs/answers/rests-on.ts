import type { Instant, Known } from '@kernel';

/** A fact that a value rests on. The position is text: JSON has no number that holds it. */
export type RestsOn = Readonly<{ eventId: string; position: string; evidence: readonly string[] }>;

export const restsOn = ({ id, position, evidence }: Known<object>): RestsOn => ({
  eventId: id,
  position: String(position),
  evidence,
});

/** When the system learned of a fact. */
export type LearnedAt = RestsOn & Readonly<{ recordedAt: Instant }>;

export const learnedAt = (fact: Known<object>): LearnedAt => ({
  ...restsOn(fact),
  recordedAt: fact.recordedAt,
});
