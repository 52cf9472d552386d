import type { Instant } from '@kernel';

/** Port and Nest token in one: the only clock that answers, deadlines and commands look at. */
export abstract class Clock {
  abstract now(): Instant;
}

export class SystemClock extends Clock {
  override now(): Instant {
    return new Date().toISOString();
  }
}
