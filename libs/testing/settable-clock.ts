import type { Instant } from '@kernel';
import { Clock } from '@platform/clock';

type Sleeper = Readonly<{ at: Instant; wake: () => void }>;

/** Stands still until it is set. Tells when somebody sleeps by it, so that no test has to. */
export class SettableClock extends Clock {
  private readonly sleepers = new Set<Sleeper>();
  private readonly watchers = new Set<() => void>();

  constructor(private at: Instant) {
    super();
  }

  override now(): Instant {
    return this.at;
  }

  set(at: Instant): void {
    this.at = at;
    [...this.sleepers].filter((sleeper) => sleeper.at <= at).forEach(({ wake }) => wake());
  }

  override async until(at: Instant, signal: AbortSignal): Promise<void> {
    if (at <= this.at || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        this.sleepers.delete(sleeper);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper = { at, wake };
      this.sleepers.add(sleeper);
      signal.addEventListener('abort', wake);
      [...this.watchers].forEach((look) => look());
    });
  }

  /** Resolves once somebody sleeps until that very instant. */
  async sleptUntil(at: Instant): Promise<void> {
    const sleeps = () => [...this.sleepers].some((sleeper) => sleeper.at === at);
    if (sleeps()) return;
    await new Promise<void>((resolve) => {
      const look = () => {
        if (!sleeps()) return;
        this.watchers.delete(look);
        resolve();
      };
      this.watchers.add(look);
    });
  }
}
