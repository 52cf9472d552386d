import type { Instant } from '@kernel';

/** Port and Nest token in one: the only clock that answers, deadlines and commands look at. */
export abstract class Clock {
  abstract now(): Instant;

  /** Resolves once it is that instant, however far off it is, or as soon as one stops waiting. */
  abstract until(at: Instant, signal: AbortSignal): Promise<void>;
}

/**
 * A timer counts the time that the machine was awake, knows nothing of a clock that was set, and
 * fires at once where it is set to more than 24.8 days. So one looks at the clock now and then.
 */
const LONGEST_NAP_MS = 15_000;

export class SystemClock extends Clock {
  override now(): Instant {
    return new Date().toISOString();
  }

  override async until(at: Instant, signal: AbortSignal): Promise<void> {
    for (let leftMs = leftUntil(at); leftMs > 0 && !signal.aborted; leftMs = leftUntil(at)) {
      await nap(Math.min(leftMs, LONGEST_NAP_MS), signal);
    }
  }
}

const leftUntil = (at: Instant): number => Date.parse(at) - Date.now();

const nap = (durationMs: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, durationMs);
    signal.addEventListener('abort', wake);
  });
