import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export type RunningProcess = Readonly<{ pid: number; parent: number; command: string }>;

const run = promisify(execFile);

/** Everything that runs on this machine. What has ended and waits to be looked after does not. */
const running = async (): Promise<readonly RunningProcess[]> => {
  const { stdout } = await run('ps', ['-A', '-ww', '-o', 'pid=,ppid=,stat=,args=']);
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, state = 'Z', command = ''] =
      /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return state.startsWith('Z') ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
};

/** What a process has started, and what that has. */
export const descendantsOf = async (pid: number): Promise<readonly RunningProcess[]> => {
  const all = await running();
  const below = (parent: number): readonly RunningProcess[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(pid);
};

/** Those that still run. */
export const survivorsOf = async (
  some: readonly RunningProcess[],
): Promise<readonly RunningProcess[]> => {
  const left = await running();
  return some.filter(({ pid, command }) =>
    left.some((one) => one.pid === pid && one.command === command),
  );
};
