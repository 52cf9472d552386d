import type { Metrics } from './metrics';

/**
 * Readers of Kafka that crashed, fell silent or lost their broker. What it gives is the `onLost` of
 * a feed, by the feed's reader.
 */
export const feedMetrics = (metrics: Metrics): ((reader: string) => () => void) => {
  const replaced = metrics.counter(
    'interdict_feed_readers_replaced_total',
    'Readers of the topic that were lost and replaced.',
    ['reader'],
  );
  return (reader) => {
    replaced.begin({ reader });
    return () => {
      replaced.add({ reader });
    };
  };
};
