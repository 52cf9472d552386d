import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

export type Ran = Readonly<{
  /** Null where a signal ended it. */
  code: number | null;
  /** On its standard output, then on that of errors. */
  said: string;
}>;

/**
 * Runs a program to its end. Where it is told to stop before, it is gone with all that it started
 * when this rejects.
 *
 * @throws the signal's reason; an error with the code ENOENT where there is no such program
 */
export const runProgram = async (
  program: string,
  args: readonly string[],
  signal?: AbortSignal,
): Promise<Ran> => {
  signal?.throwIfAborted();
  // A group of its own: a script that is ended alone leaves behind what it waited for.
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const { pid, stdout, stderr } = child;
  const end = () => {
    if (pid !== undefined) endGroup(pid);
  };
  signal?.addEventListener('abort', end);
  try {
    const closed = once(child, 'close') as Promise<[number | null]>;
    const [[code], ...said] = await Promise.all([closed, text(stdout), text(stderr)]);
    signal?.throwIfAborted();
    return { code, said: said.join('') };
  } finally {
    signal?.removeEventListener('abort', end);
  }
};

const endGroup = (leader: number): void => {
  try {
    process.kill(-leader, 'SIGTERM');
  } catch {
    // It has ended already, and all that is left of it is to be read.
  }
};
