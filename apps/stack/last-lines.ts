/** Enough for whoever looks for a word that was said a while ago. */
const KEPT = 1_000;

/** What a process said last: however long it runs, so many lines are kept and all are counted. */
export class LastLines {
  private readonly lines: string[] = [];
  private forgotten = 0;

  get kept(): readonly string[] {
    return this.lines;
  }

  /** From the start, those that are forgotten too. */
  get count(): number {
    return this.forgotten + this.lines.length;
  }

  add(lines: readonly string[]): void {
    this.lines.push(...lines);
    const tooMany = Math.max(0, this.lines.length - KEPT);
    this.lines.splice(0, tooMany);
    this.forgotten += tooMany;
  }

  /** Those that follow the first so many, as far as they are kept. */
  after(count: number): readonly string[] {
    return this.lines.slice(Math.max(0, count - this.forgotten));
  }

  clear(): void {
    this.lines.length = 0;
    this.forgotten = 0;
  }
}
