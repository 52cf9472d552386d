import { lagBehind, type HeadOfLog } from './log-metrics';
import type { Metrics } from './metrics';
import { flag } from './model-metrics';

/** What a `Relay` says of itself. */
export type RelayState = Readonly<{
  epoch: bigint | undefined;
  publishedTo: bigint;
  stopped?: unknown;
  outage?: unknown;
}>;

export type RelayMetricsPorts = Readonly<{ log: HeadOfLog; relay: () => RelayState }>;

/** How far the log is published. Of several relays only the one that works knows. */
export const relayMetrics = (metrics: Metrics, { log, relay }: RelayMetricsPorts): void => {
  const whileWorking = <Answer>(answer: (publishedTo: bigint) => Answer) => {
    const { epoch, publishedTo } = relay();
    return epoch === undefined ? undefined : answer(publishedTo);
  };
  metrics.gauge('interdict_relay_published_position', 'Every event up to here is in Kafka.', () =>
    whileWorking(Number),
  );
  metrics.gauge('interdict_relay_lag_events', 'Events that are not in Kafka yet.', () =>
    whileWorking((publishedTo) => lagBehind(log, publishedTo)),
  );
  metrics.gauge('interdict_relay_has_lease', '1 where it is this relay’s turn.', () =>
    flag(relay().epoch),
  );
  metrics.gauge('interdict_relay_stopped', '1 where it refused to go on.', () =>
    flag(relay().stopped),
  );
  metrics.gauge('interdict_relay_outage', '1 while it fails and tries again by itself.', () =>
    flag(relay().outage),
  );
};
