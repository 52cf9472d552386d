import { PassThrough, Readable } from 'node:stream';

import type { ExitCode } from '../exit-codes';
import type { Io } from '../io';
import { run } from '../run';

export type Ran = Readonly<{ code: ExitCode; stdout: string; stderr: string }>;

export type Circumstances = Partial<Omit<Io, 'stdout' | 'stderr' | 'stdin' | 'isTTY'>> &
  Readonly<{
    /** The instance to ask; none listens where it is left out. */
    url?: string;
    /** What a person types; with it, one sits at every end. */
    typed?: string;
    isTTY?: boolean;
    /** Sees the answer as it is printed. */
    onPrint?: (text: string) => void;
  }>;

/** A port that is nobody's: 2 was given to a protocol that never came. */
export const NOWHERE = 'http://127.0.0.1:2';

/** The command line in this process, with a world of its own: words as a shell would split them. */
export const interdict = async (
  words: readonly string[],
  { url, typed, isTTY = typed !== undefined, onPrint, ...world }: Circumstances = {},
): Promise<Ran> => {
  const [stdout, stderr] = [recorder(onPrint), recorder()];
  const code = await run(words, {
    stdin: Readable.from([typed ?? '']),
    stdout: stdout.stream,
    stderr: stderr.stream,
    isTTY: { stdin: isTTY, stdout: isTTY, stderr: isTTY },
    interrupted: new AbortController().signal,
    now: () => new Date('2026-11-24T05:00:00Z'),
    pause: () => Promise.resolve(),
    asker: () => Promise.reject(new Error('Nobody is there to be asked.')),
    standalone: () => Promise.resolve(),
    ...world,
    env: { INTERDICT_URL: url ?? NOWHERE, ...world.env },
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
};

const recorder = (onText?: (text: string) => void) => {
  const pieces: string[] = [];
  const stream = new PassThrough();
  stream.on('data', (piece: Buffer) => {
    pieces.push(piece.toString());
    onText?.(piece.toString());
  });
  return { stream, text: () => pieces.join('') };
};
