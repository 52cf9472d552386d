import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const LINUX = process.platform === 'linux';

/**
 * Tells a process from a later one that was given its number: when it began, in the words of the
 * system. Undefined where nothing runs under the number.
 */
export const birthOf = (pid: number): string | undefined =>
  LINUX ? birthInProc(pid) : asked('lstart', pid);

/** The command line, its parts joined by spaces. */
export const commandOf = (pid: number): string | undefined =>
  LINUX ? textOf(`/proc/${String(pid)}/cmdline`)?.replaceAll('\0', ' ') : asked('command', pid);

/** Waits until nothing runs under the number any more; false where it still does at the end. */
export const endOf = async (pid: number, timeoutMs: number): Promise<boolean> => {
  const born = birthOf(pid);
  const attempts = Math.ceil(timeoutMs / POLL_MS);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (born === undefined || birthOf(pid) !== born) return true;
    await pause(POLL_MS);
  }
  return false;
};

const POLL_MS = 20;

// proc(5): the name in parentheses may hold anything; the state is the first field after it, and
// the start in ticks since boot the twentieth.
const birthInProc = (pid: number): string | undefined => {
  const stat = textOf(`/proc/${String(pid)}/stat`);
  if (stat === undefined) return undefined;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startedAt] = [fields[0], fields[19]];
  const gone = startedAt === undefined || state === 'Z' || state === 'X';
  return gone ? undefined : `${bootOf()}:${startedAt}`;
};

/** Ticks start anew with every boot. */
const bootOf = (): string => textOf('/proc/sys/kernel/random/boot_id')?.trim() ?? '';

const textOf = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process is gone, between two looks or long ago.
    return undefined;
  }
};

const asked = (column: 'lstart' | 'command', pid: number): string | undefined => {
  const { stdout, status } = spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : undefined;
};
