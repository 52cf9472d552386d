import { setTimeout as pause } from 'node:timers/promises';

/** No answer came. What was asked for may be done all the same. */
export class KafkaSilent extends Error {
  override readonly name = 'KafkaSilent';

  constructor(what: string, afterMs: number) {
    super(`${what} had no end after ${String(afterMs)} ms.`);
  }
}

/**
 * The client has ways to wait for ever, after a broker died with a request in its queue. Whoever
 * asked goes on without it; what comes of it later is nobody's.
 *
 * @throws KafkaSilent
 */
export const within = async <Result>(
  timeoutMs: number,
  what: string,
  work: () => Promise<Result>,
): Promise<Result> => {
  const over = new AbortController();
  const tooLate = pause(timeoutMs, undefined, { signal: over.signal }).then(
    () => {
      throw new KafkaSilent(what, timeoutMs);
    },
    () => undefined as never,
  );
  const working = work();
  working.catch(() => undefined);
  try {
    return await Promise.race([working, tooLate]);
  } finally {
    over.abort();
  }
};
