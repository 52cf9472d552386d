/** A wake-up within one process. Whoever is woken still asks the cursor: it alone is the truth. */
export class ModelProgress {
  private moves = 0;
  private readonly sleepers = new Set<() => void>();

  /** How often a model has moved so far; for `movedSince`. */
  get count(): number {
    return this.moves;
  }

  moved(): void {
    this.moves += 1;
    this.sleepers.forEach((wake) => wake());
  }

  /** Resolves at the first move after a count, or when `timeoutMs` are over. */
  movedSince(count: number, timeoutMs: number): Promise<void> {
    if (this.moves > count) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs);
      this.sleepers.add(wake);
    });
  }
}
