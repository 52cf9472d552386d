import { setTimeout as pause } from 'node:timers/promises';

import type { Gauge } from 'prom-client';

/** One number, or one for each value of the gauge's label. None is a series that is not there. */
export type Reading = number | undefined | Readonly<Record<string, number>>;

/** Asked at each scrape; may reject. */
export type Ask = () => Reading | Promise<Reading>;

/** A scrape is given up after 10 s, as a rule: one that waits must not take all others with it. */
const PATIENCE_MS = 3_000;

/** A gauge that nobody keeps: whoever knows is asked when it is scraped. */
export class AskedGauge {
  private pending: Promise<Reading> | undefined;

  constructor(
    readonly name: string,
    private readonly gauge: Gauge,
    private readonly ask: Ask,
    private readonly label: string | undefined,
  ) {}

  /** Where that fails the gauge has no value, rather than an old one. */
  async refresh(): Promise<void> {
    try {
      this.show(await this.answer());
    } catch (error) {
      this.show(undefined);
      throw error;
    }
  }

  /** Whoever has not answered yet is not asked a second time. */
  private async answer(): Promise<Reading> {
    this.pending ??= this.askNow().finally(() => (this.pending = undefined));
    const waiting = new AbortController();
    const { signal } = waiting;
    const tooLate = pause(PATIENCE_MS, undefined, { signal }).then(() => {
      throw new Error(`no answer within ${String(PATIENCE_MS)} ms`);
    });
    try {
      return await Promise.race([this.pending, tooLate]);
    } finally {
      waiting.abort();
    }
  }

  // `async`, so that what is thrown at once is a rejection as everything else is.
  private async askNow(): Promise<Reading> {
    return this.ask();
  }

  private show(reading: Reading): void {
    const { gauge, label } = this;
    gauge.reset();
    if (label === undefined) {
      // A gauge without labels begins at 0, which would be a statement.
      gauge.remove({});
      if (typeof reading === 'number') gauge.set(reading);
      return;
    }
    const series = typeof reading === 'object' ? Object.entries(reading) : [];
    series.forEach(([value, number]) => gauge.set({ [label]: value }, number));
  }
}
