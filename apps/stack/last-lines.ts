/** Enough for whoever looks for a word that was said a while ago. */
const KEPT = 1_000;

/** What a process said last: however long it runs, so many lines are kept. */
export class LastLines {
  private readonly lines: string[] = [];

  get kept(): readonly string[] {
    return this.lines;
  }

  add(lines: readonly string[]): void {
    for (const line of lines.slice(-KEPT)) this.lines.push(line);
    this.lines.splice(0, Math.max(0, this.lines.length - KEPT));
  }

  clear(): void {
    this.lines.length = 0;
  }
}
