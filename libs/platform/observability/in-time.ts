import { setTimeout as pause } from 'node:timers/promises';

/** A probe is given up after some seconds, and would then tell nothing of what is wrong. */
const PATIENCE_MS = 3_000;

/** Somebody who was asked is silent: that is a reason as well. */
export class NotInTime extends Error {
  constructor(who: string, patienceMs: number) {
    super(`${who} did not answer within ${String(patienceMs)} ms.`);
    this.name = new.target.name;
  }
}

/**
 * What was asked, unless it takes too long. Nobody is interrupted by that.
 *
 * @param who as a sentence begins with it: `Postgres`
 * @throws NotInTime
 */
export const inTime = async <Answer>(
  who: string,
  asked: Promise<Answer>,
  patienceMs = PATIENCE_MS,
): Promise<Answer> => {
  const over = new AbortController();
  const tooLate = pause(patienceMs, undefined, { signal: over.signal }).then(() => {
    throw new NotInTime(who, patienceMs);
  });
  try {
    return await Promise.race([asked, tooLate]);
  } finally {
    over.abort();
  }
};
