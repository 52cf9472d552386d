/** Tells whoever waits that there may be something new. A ring is never the news itself. */
export class Bell {
  private readonly waiting = new Set<() => void>();
  private rings = 0;

  /** To be taken before one looks: a ring between the look and the wait is not lost. */
  get heard(): number {
    return this.rings;
  }

  ring(): void {
    this.rings += 1;
    [...this.waiting].forEach((wake) => wake());
  }

  /** Resolves at the first ring after `heard`, after a while without one, or when aborted. */
  async next(heard: number, signal: AbortSignal, withinMs: number): Promise<void> {
    if (heard !== this.rings || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, withinMs);
      this.waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
