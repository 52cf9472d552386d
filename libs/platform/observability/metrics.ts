import { Logger } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import { AskedGauge, type Ask } from './asked-gauge';

export type { Ask, Reading } from './asked-gauge';

export type MetricsOptions = Readonly<{ service: string; version: string }>;

type Labels = Readonly<Record<string, string>>;

export type Distribution = Readonly<{
  /** @param value in the unit that the metric's name ends with */
  observe: (value: number, labels?: Labels) => void;
}>;

export type Count = Readonly<{
  add: (labels?: Labels) => void;
  /** Counts from 0 on: of a series that begins with 1 nobody sees that 1 as an increase. */
  begin: (labels?: Labels) => void;
}>;

/** What a process tells Prometheus, with the metrics that Node itself has. */
export class Metrics {
  private readonly logger = new Logger('Metrics');
  private readonly registry = new Registry();
  private readonly asked: AskedGauge[] = [];
  private readonly failing = new Set<string>();
  private readonly failures: Count;

  constructor({ service, version }: MetricsOptions) {
    this.registry.setDefaultLabels({ service });
    collectDefaultMetrics({ register: this.registry });
    this.failures = this.counter(
      'interdict_scrape_failures_total',
      'Metrics that could not be told when they were scraped.',
      ['metric'],
    );
    this.gauge('interdict_build_info', 'Which build this is.', () => ({ [version]: 1 }), 'version');
  }

  /** Of what `text` answers. */
  get contentType(): string {
    return this.registry.contentType;
  }

  /** All of them, as Prometheus reads it. One that cannot be told is left out, and counted. */
  async text(): Promise<string> {
    // First, so that a failure is counted in the scrape that it happened in.
    await Promise.all(this.asked.map((gauge) => this.refreshed(gauge)));
    return this.registry.metrics();
  }

  /** @param label what the keys of an answer with several numbers are the values of */
  gauge(name: string, help: string, ask: Ask, label?: string): void {
    const labelNames = label === undefined ? [] : [label];
    const gauge = new Gauge({ name: named(name), help, labelNames, registers: [this.registry] });
    this.asked.push(new AskedGauge(name, gauge, ask, label));
    this.failures.begin({ metric: name });
  }

  /** Whatever is observed has all of these labels. Each value of one is a series: keep them few. */
  histogram(
    name: string,
    help: string,
    buckets: readonly number[],
    labels: readonly string[] = [],
  ): Distribution {
    const histogram = new Histogram({
      ...{ name: named(name), help, buckets: [...buckets], labelNames: [...labels] },
      registers: [this.registry],
    });
    return { observe: (value, of = {}) => histogram.observe({ ...of }, value) };
  }

  counter(name: string, help: string, labels: readonly string[] = []): Count {
    const counter = new Counter({
      ...{ name: named(name), help, labelNames: [...labels] },
      registers: [this.registry],
    });
    return {
      add: (of = {}) => {
        counter.inc({ ...of });
      },
      begin: (of = {}) => {
        counter.inc({ ...of }, 0);
      },
    };
  }

  private async refreshed(gauge: AskedGauge): Promise<void> {
    try {
      await gauge.refresh();
      this.failing.delete(gauge.name);
    } catch (error) {
      this.failures.add({ metric: gauge.name });
      if (this.failing.has(gauge.name)) return;
      this.failing.add(gauge.name);
      const why = error instanceof Error ? error.message : String(error);
      this.logger.warn(`${gauge.name} cannot be told: ${why}`);
    }
  }
}

export const openMetrics = (options: MetricsOptions): Metrics => new Metrics(options);

/** A bug of whoever names it: dashboards and alerts know metrics by their names only. */
export class MetricMisnamed extends Error {
  constructor(name: string) {
    super(`${name} is no name of ours: interdict_, then words, then the unit.`);
    this.name = new.target.name;
  }
}

const named = (name: string): string => {
  if (!/^interdict(_[a-z0-9]+)+$/.test(name)) throw new MetricMisnamed(name);
  return name;
};
