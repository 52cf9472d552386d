import { lagBehind, type HeadOfLog } from './log-metrics';
import type { Metrics } from './metrics';
import { each, flag } from './model-metrics';

/** What a `Consumer` says of itself, and an `EventTransport` of its own. */
export type ConsumerState = Readonly<{
  settledAt: bigint;
  stopped?: unknown;
  outage?: unknown;
}>;

export type ConsumerMetricsPorts = Readonly<{
  log: HeadOfLog;
  /** `ConsumerPositions` is one. */
  positions: Readonly<{ parkedBy: (consumer: string) => Promise<readonly unknown[]> }>;
  /** Every consumer of this process, by its name. */
  consumers: () => Readonly<Record<string, ConsumerState>>;
}>;

/** How far those who react are, what they have parked, and whether they go on by themselves. */
export const consumerMetrics = (metrics: Metrics, ports: ConsumerMetricsPorts): void => {
  const { log, positions, consumers } = ports;
  const gauge = (
    name: string,
    help: string,
    of: (state: ConsumerState, consumer: string) => number | Promise<number>,
  ): void => metrics.gauge(name, help, () => each(consumers(), of), 'consumer');
  gauge('interdict_consumer_position', 'Every event up to here is reacted to or parked.', (c) =>
    Number(c.settledAt),
  );
  gauge('interdict_consumer_lag_events', 'Events between the consumer and the head.', (c) =>
    lagBehind(log, c.settledAt),
  );
  gauge(
    'interdict_consumer_parked_events',
    'Reactions that a rule or a schema refused, and that nobody has dealt with.',
    async (_state, consumer) => (await positions.parkedBy(consumer)).length,
  );
  gauge('interdict_consumer_stopped', '1 where going on would be a guess.', (c) => flag(c.stopped));
  gauge('interdict_consumer_outage', '1 while it fails and tries again by itself.', (c) =>
    flag(c.outage),
  );
};
