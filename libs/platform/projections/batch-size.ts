import type { Recorded } from '@platform/event-log';

/** Of payload, as JSON; the facts themselves take a few times as much memory. */
const BATCH_BYTES = 8 * 1024 * 1024;

/** What a batch is begun with while nothing is known of the events' size. */
export const FIRST_BATCH = 500;

const SAMPLE = 20;

/**
 * How many events like these make a batch. The larger a batch, the fewer keys are read again; but
 * eight thousand events may be two megabytes or two thousand.
 */
export const eventsInBatch = (facts: readonly Recorded[], most: number): number => {
  const step = Math.ceil(facts.length / SAMPLE);
  const sample = facts.filter((_fact, i) => i % step === 0);
  const bytes = sample.reduce((sum, { data }) => sum + JSON.stringify(data).length, 0);
  const events = Math.floor((BATCH_BYTES * sample.length) / Math.max(bytes, 1));
  return Math.max(1, Math.min(most, events));
};
