import { BEGINNING, type Instant } from '@kernel';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;

/** When to try again what failed: soon, then ever later. */
export class Patience {
  private failures = 0;
  private notBefore: Instant = BEGINNING;

  /** The earliest instant of the next attempt. */
  get until(): Instant {
    return this.notBefore;
  }

  failedAt(now: Instant): void {
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** this.failures, LONGEST_PAUSE_MS);
    this.notBefore = new Date(Date.parse(now) + pauseMs).toISOString();
    this.failures += 1;
  }
}
