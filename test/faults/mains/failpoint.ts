import { writeSync } from 'node:fs';

/** `after-send:2` or `after-send:2:SIGSTOP`: at which step, the how manieth time, by what. */
export type Failpoint = string;

/**
 * What a process does to itself when it comes to a step: the kernel is asked at that very point of
 * the program, and nothing after it is run.
 *
 * @param failpoint nothing happens where there is none
 */
export const at = (failpoint: Failpoint | undefined): ((step: string) => void) => {
  const [step, nth = '1', signal = 'SIGKILL'] = failpoint?.split(':') ?? [];
  let met = 0;
  return (reached) => {
    if (reached !== step) return;
    met += 1;
    if (met !== Number(nth)) return;
    writeSync(1, `${wordsAt(failpoint ?? '')}\n`);
    process.kill(process.pid, signal);
  };
};

/** Its last words there, a line of its own. */
export const wordsAt = (failpoint: Failpoint): string => `failpoint ${failpoint}`;
