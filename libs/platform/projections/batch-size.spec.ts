import type { Recorded } from '@platform/event-log';

import { eventsInBatch } from './batch-size';

/** All that the rule looks at. */
const factsOf = (count: number, bytes: number) =>
  Array.from({ length: count }, () => ({ data: { text: 'x'.repeat(bytes) } }) as Recorded);

describe('A batch', () => {
  it('holds as many events as it may where they are small', () =>
    expect(eventsInBatch(factsOf(500, 300), 8_000)).toBe(8_000));

  it('holds few where they are large', () => {
    const events = eventsInBatch(factsOf(500, 200 * 1024), 8_000);
    expect(events).toBeGreaterThan(30);
    expect(events).toBeLessThan(50);
  });

  it('holds one at least, however large that is', () =>
    expect(eventsInBatch(factsOf(1, 9 * 1024 * 1024), 8_000)).toBe(1));
});
