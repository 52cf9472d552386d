import { ServiceEnded, type ServiceProcess } from '../../../apps/stack';
import { wordsAt, type Failpoint } from '../mains/failpoint';

/** Resolves when it was killed at the failpoint; throws where it ended in another way. */
export const diedAt = async (killed: ServiceProcess, failpoint: Failpoint): Promise<void> => {
  const ending = await killed.endedByItself();
  await killed.hear((line) => line === wordsAt(failpoint));
  expect(ending).toEqual({ code: null, signal: 'SIGKILL' });
};

/** It may come to its failpoint before it says that it is ready. */
export const startedOrDead = async (killed: ServiceProcess): Promise<void> => {
  await killed.start().catch((error: unknown) => {
    if (!(error instanceof ServiceEnded)) throw error;
  });
};
