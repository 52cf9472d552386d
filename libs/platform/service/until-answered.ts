import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

import { DomainError } from '@kernel';
import type { LoggerService } from '@nestjs/common';

import type { Hosted } from './hosted';

/** What readiness is asked of, before the service is open too. */
export class Standing {
  hosted: Hosted | undefined;
  whyNotOpen = 'It is starting.';

  notReady(): Promise<string | null> {
    return this.hosted ? this.hosted.notReady() : Promise.resolve(this.whyNotOpen);
  }
}

type Asking = Readonly<{ standing: Standing; signal: AbortSignal; logger: LoggerService }>;

type Ask = () => Promise<unknown>;

/** What it refuses, an operator can mend meanwhile: a topic of the right partitions. */
const LOOKS_AGAIN_AFTER_MS = 5_000;

/**
 * Asks until it is answered; each reason why it is not is told by readiness, and logged once.
 *
 * @throws the signal's reason when it is aborted, whoever is asked says something or is silent
 */
export const untilAnswered =
  ({ standing, signal, logger }: Asking) =>
  async (what: string, ask: Ask): Promise<void> => {
    for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, 2_000)) {
      signal.throwIfAborted();
      const failure = await failureOf(unlessAborted(ask(), signal));
      if (failure === undefined) return;
      signal.throwIfAborted();
      const isRefusal = failure.error instanceof DomainError;
      const why = textOf(what, failure.error);
      if (why !== standing.whyNotOpen) logger[isRefusal ? 'error' : 'warn'](why);
      standing.whyNotOpen = why;
      await pause(isRefusal ? LOOKS_AGAIN_AFTER_MS : pauseMs, undefined, { signal });
    }
  };

/**
 * The answer, unless the signal is aborted before: what is asked may be silent for ever.
 *
 * @throws the signal's reason
 */
export const unlessAborted = async <Answer>(
  asked: Promise<Answer>,
  signal: AbortSignal,
): Promise<Answer> => {
  const over = new AbortController();
  const aborted = signal.aborted ? null : once(signal, 'abort', { signal: over.signal });
  try {
    await Promise.race([asked, aborted]);
    signal.throwIfAborted();
    return await asked;
  } finally {
    over.abort();
  }
};

const failureOf = async (
  asked: Promise<unknown>,
): Promise<Readonly<{ error: unknown }> | undefined> => {
  try {
    await asked;
    return undefined;
  } catch (error) {
    return { error };
  }
};

const textOf = (what: string, error: unknown): string =>
  error instanceof DomainError
    ? `It cannot start: ${error.message} (${error.code})`
    : `It waits for ${what}: ${wordsOf(error)}`;

const wordsOf = (error: unknown): string => {
  // Of a host with two addresses that both refuse, the message is empty.
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join(', ');
  return error instanceof Error ? error.message : String(error);
};
