import { Readable } from 'node:stream';

/**
 * Goes on reading while whoever takes is busy, and gives what came meanwhile at once, in its order.
 * Where nothing is waiting, what comes next is given as soon as it is there.
 *
 * @param most things that are read ahead, which is as many as are given at once
 */
export async function* readAhead<Thing>(
  things: AsyncIterable<Thing>,
  most: number,
): AsyncGenerator<readonly Thing[]> {
  const waiting = Readable.from(things, { highWaterMark: most });
  for await (const first of waiting as AsyncIterable<Thing>) {
    const taken = [first as Thing];
    while (taken.length < most) {
      const next = waiting.read() as Thing | null;
      if (next === null) break;
      taken.push(next);
    }
    yield taken;
  }
}
