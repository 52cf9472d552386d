import { Readable } from 'node:stream';

/**
 * Goes on reading while whoever takes is busy, and gives what came meanwhile at once, in its order.
 * Where nothing is waiting, what comes next is given as soon as it is there.
 *
 * Where the source fails, what was read before is given first: the failure comes after it.
 *
 * @param most things that are read ahead, which is as many as are given at once
 */
export async function* readAhead<Thing>(
  things: AsyncIterable<Thing>,
  most: number,
): AsyncGenerator<readonly Thing[]> {
  const failures: unknown[] = [];
  // A stream that is told of a failure drops what waits in it.
  const read = untilItFails(things, (error) => failures.push(error));
  const waiting = Readable.from(read, { highWaterMark: most });
  for await (const first of waiting as AsyncIterable<Thing>) {
    const taken = [first as Thing];
    while (taken.length < most) {
      const next = waiting.read() as Thing | null;
      if (next === null) break;
      taken.push(next);
    }
    yield taken;
  }
  for (const failure of failures) throw failure;
}

async function* untilItFails<Thing>(
  things: AsyncIterable<Thing>,
  failed: (error: unknown) => void,
): AsyncGenerator<Thing> {
  try {
    yield* things;
  } catch (error) {
    failed(error);
  }
}
