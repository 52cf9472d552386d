import { DomainError } from '@kernel';

import { helpAskedFor, type CommandLine } from './command-line';
import type { Surroundings } from './surroundings';

/** npm passes on a Ctrl-C that the terminal has sent to everybody: that is one word, not two. */
const ONE_WORD_MS = 500;

/** For what is still to be written somewhere. */
const LAST_WORDS_MS = 1_000;

export type Program = (around: Surroundings) => Promise<void>;

/**
 * Runs a program to its end: 0 where it did its work or was told to stop, 1 where it could not, or
 * the code that its refusal asks for. A signal asks to stop, a second one insists: what is being
 * written is written whole or not.
 *
 * @param line where somebody types it: it answers `--help`, and refuses every other word
 */
export const runMain = async (program: Program, line?: CommandLine): Promise<void> => {
  const stopping = new AbortController();
  let toldAt = 0;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      const sinceMs = performance.now() - toldAt;
      if (stopping.signal.aborted && sinceMs > ONE_WORD_MS) process.exit(130);
      if (stopping.signal.aborted) return;
      toldAt = performance.now();
      stopping.abort(signal);
    });
  }
  try {
    const help = line ? helpAskedFor(line) : null;
    if (help === null) await program({ out: process.stdout, signal: stopping.signal });
    else process.stdout.write(help);
    process.exitCode = 0;
  } catch (error) {
    const isToldToStop = isAbortOf(stopping.signal, error);
    process.exitCode = isToldToStop ? 0 : exitCodeOf(error);
    // An expected refusal is a sentence for a person; anything else is a bug and shows its place.
    if (!isToldToStop) console.error(error instanceof DomainError ? error.message : error);
  } finally {
    // A socket that a library forgot keeps no process alive that has nothing left to do.
    setTimeout(() => process.exit(), LAST_WORDS_MS).unref();
  }
};

/** Of a refusal that scripts tell from others; 1 of any other. */
const exitCodeOf = (error: unknown): number =>
  error instanceof DomainError && 'exitCode' in error ? Number(error.exitCode) : 1;

/** What was given up because it was asked to stop, and not what went wrong on the way out. */
const isAbortOf = ({ aborted, reason }: AbortSignal, error: unknown): boolean =>
  aborted && (error === reason || (error instanceof Error && error.name === 'AbortError'));
