import { Interrupted } from '../expected-error';
import type { Io } from '../io';
import { isAway } from './told-failures';

const PAUSE_MS = 500;

/**
 * Asks until it is answered, or for so long; what is no matter of waiting is thrown at once. A job
 * that is started beside its database and its broker is often the first of the three.
 *
 * @throws Interrupted, and what was last answered with
 */
export const untilItAnswers = async (
  { pause, interrupted }: Pick<Io, 'pause' | 'interrupted'>,
  waitMs: number,
  ask: () => Promise<unknown>,
): Promise<void> => {
  const deadline = performance.now() + waitMs;
  for (;;) {
    try {
      await ask();
      return;
    } catch (error) {
      if (!isAway(error) || performance.now() > deadline) throw error;
    }
    await pause(PAUSE_MS, interrupted);
    if (interrupted.aborted) throw new Interrupted();
  }
};
