import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

import { Bell } from '@platform/event-feed';

const ROOT = join(__dirname, '..', '..');

/** How a consumer of docs/consuming is started. */
export const TYPESCRIPT: readonly string[] = [
  process.execPath,
  ...['-r', './libs/testing/typescript.cjs', 'docs/consuming/consumer.ts'],
];

/** From its one source file, beside the jars that the broker runs on. */
export const javaWith = (classPath: string): readonly string[] => [
  'java',
  ...['-XX:TieredStopAtLevel=1', '-cp', classPath, 'docs/consuming/Consumer.java'],
];

export type Outsider = Readonly<{
  /** The position that it goes on from, once it says so. */
  begun: () => Promise<string>;
  /** What it has printed once there are so many lines, or once it has ended. */
  lines: (count: number) => Promise<readonly string[]>;
  ended: Promise<Ending>;
  stop: () => Promise<void>;
}>;

/** `said` is for people. */
export type Ending = Readonly<{ code: number | null; said: string; printed: readonly string[] }>;

/** A program that knows nothing of us but what is published. */
export const startOutsider = (command: readonly string[], given: readonly string[]): Outsider => {
  const [program = '', ...rest] = [...command, ...given];
  // Subjects are in any script, and a machine that runs a job at night often has no locale.
  const env = { ...process.env, LC_ALL: 'C' };
  const child = spawn(program, rest, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const heard = new Bell();
  const printed = linesOf(child.stdout, heard);
  const said = linesOf(child.stderr, heard);
  const over = new AbortController();
  const ended = once(child, 'close').then(([code]): Ending => {
    over.abort();
    return { code: code as number | null, said: said().join('\n'), printed: printed() };
  });
  const until = async (isThere: () => boolean) => {
    while (!isThere() && !over.signal.aborted) {
      await heard.next(heard.heard, over.signal, AN_HOUR_MS);
    }
  };
  const begun = async () => {
    const position = () => /behind position (\d+)/.exec(said().join('\n'))?.[1];
    await until(() => position() !== undefined);
    return position() ?? Promise.reject(new Error(`It ended before it began: ${said().join()}`));
  };
  const lines = async (count: number) => {
    await until(() => printed().length >= count);
    return printed();
  };
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { begun, lines, ended, stop };
};

const AN_HOUR_MS = 3_600_000;

/** Those that are whole by now. */
const linesOf = (stream: Readable, heard: Bell): (() => readonly string[]) => {
  let text = '';
  stream.setEncoding('utf8').on('data', (more: string) => {
    text += more;
    heard.ring();
  });
  return () => text.split('\n').slice(0, -1);
};
