import { spawn, spawnSync, type ChildProcess, type StdioOptions } from 'node:child_process';
import type { Socket } from 'node:net';

/** How a process is made to end with the one that started it, however that one ends. */
export type Bond = 'kernel' | 'watcher';

export type Binding = Readonly<{
  bond?: Bond | undefined;
  /** In place of this process's own. */
  env?: Readonly<Record<string, string | undefined>> | undefined;
}>;

/** It outlives its parent otherwise. In a session of its own: a Ctrl-C is not meant for it. */
export const spawnBound = (
  [file, ...args]: readonly [string, ...string[]],
  stdio: StdioOptions,
  { bond = strongestBond(), env }: Binding = {},
): ChildProcess => {
  const options = { stdio, detached: true, cwd: '/', ...(env && { env }) };
  if (bond === 'kernel') return spawn('setpriv', [...DEATH, file, ...args], options);
  const child = spawn(file, args, options);
  if (child.pid !== undefined) watch(child, child.pid);
  return child;
};

// prctl(2), PR_SET_PDEATHSIG: Linux alone has it.
const DEATH = ['--pdeathsig', 'SIGKILL'];

const strongestBond = (): Bond =>
  spawnSync('setpriv', [...DEATH, 'true'], { stdio: 'ignore' }).status === 0 ? 'kernel' : 'watcher';

/** Its standard input ends when the parent is gone. */
const watch = (child: ChildProcess, pid: number): void => {
  const stdio: StdioOptions = ['pipe', 'ignore', 'ignore'];
  const watcher = spawn(process.execPath, ['-e', KILLS_AT_THE_END, String(pid)], {
    stdio,
    detached: true,
  });
  watcher.unref();
  (watcher.stdin as Socket | null)?.unref();
  child.once('exit', () => watcher.kill('SIGKILL'));
};

const KILLS_AT_THE_END = `process.stdin.resume().on('end', () => {
  try { process.kill(Number(process.argv[1]), 'SIGKILL'); } catch {}
});`;
