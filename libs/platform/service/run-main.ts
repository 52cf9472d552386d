import { DomainError } from '@kernel';

import type { Surroundings } from './surroundings';

/** npm passes on a Ctrl-C that the terminal has sent to everybody: that is one word, not two. */
const ONE_WORD_MS = 500;

/** For what is still to be written somewhere. */
const LAST_WORDS_MS = 1_000;

/**
 * Runs a program to its end: 0 where it did its work or was told to stop, 1 where it could not. A
 * signal asks to stop, a second one insists: what is being written is written whole or not.
 */
export const runMain = async (program: (around: Surroundings) => Promise<void>): Promise<void> => {
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
    await program({ out: process.stdout, signal: stopping.signal });
    process.exitCode = 0;
  } catch (error) {
    const isToldToStop = isAbortOf(stopping.signal, error);
    process.exitCode = isToldToStop ? 0 : 1;
    // An expected refusal is a sentence for a person; anything else is a bug and shows its place.
    if (!isToldToStop) console.error(error instanceof DomainError ? error.message : error);
  } finally {
    // A socket that a library forgot keeps no process alive that has nothing left to do.
    setTimeout(() => process.exit(), LAST_WORDS_MS).unref();
  }
};

/** What was given up because it was asked to stop, and not what went wrong on the way out. */
const isAbortOf = ({ aborted, reason }: AbortSignal, error: unknown): boolean =>
  aborted && (error === reason || (error instanceof Error && error.name === 'AbortError'));
