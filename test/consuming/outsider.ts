import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';

import { Bell } from '@platform/event-feed';

const ROOT = join(__dirname, '..', '..');

/** How a consumer of docs/consuming is started. */
export type Command = readonly string[];

export const typeScript = (file: string): Command => [
  process.execPath,
  ...['-r', './libs/testing/typescript.cjs', `docs/consuming/${file}.ts`],
];

const JAVA = ['java', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp'];

/** From its one source file, beside the jars that the broker runs on: as the documents say. */
export const javaSource = (classPath: string, file: string): Command => [
  ...JAVA,
  ...[classPath, `docs/consuming/${file}.java`],
];

export type CompiledJava = Readonly<{
  command: (file: string) => Command;
  remove: () => Promise<void>;
}>;

/** For a suite that starts them often: from its source each start would compile again. */
export const compileJava = async (classPath: string): Promise<CompiledJava> => {
  const folder = await mkdtemp(join(tmpdir(), 'interdict-consumers-'));
  const sources = ['Consumer', 'LogConsumer'].map((file) => `docs/consuming/${file}.java`);
  const compiler = ['-m', 'jdk.compiler/com.sun.tools.javac.Main'];
  await promisify(execFile)('java', [...compiler, '-d', folder, '-cp', classPath, ...sources], {
    cwd: ROOT,
  });
  return {
    command: (file) => [...JAVA, [folder, classPath].join(delimiter), file],
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};

export type Outsider = Readonly<{
  /** What it goes on from, `POSITION@GENERATION`, once it says so. */
  begun: () => Promise<string>;
  /** What it has printed once there are so many lines, or once it has ended. */
  lines: (count: number) => Promise<readonly string[]>;
  ended: Promise<Ending>;
  stop: () => Promise<void>;
}>;

/** `said` is for people, but for what is to be kept: what it asked for last, if it did. */
export type Ending = Readonly<{
  code: number | null;
  said: string;
  kept: string | undefined;
  printed: readonly string[];
}>;

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
    const kept = keptIn(said()).at(-1);
    return { code: code as number | null, said: said().join('\n'), kept, printed: printed() };
  });
  const until = async (isThere: () => boolean) => {
    while (!isThere() && !over.signal.aborted) {
      await heard.next(heard.heard, over.signal, AN_HOUR_MS);
    }
  };
  const begun = async () => {
    await until(() => keptIn(said()).length > 0);
    return (
      keptIn(said())[0] ?? Promise.reject(new Error(`It ended before it began: ${said().join()}`))
    );
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

const keptIn = (said: readonly string[]): readonly string[] =>
  said.flatMap((line) => /^Keep (\d+@\S+)$/.exec(line)?.[1] ?? []);

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
