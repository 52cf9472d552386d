import type { Instant } from '@kernel';

import type { Metrics } from './metrics';

/** What others are measured by: the end of the log. An `EventLog` is one. */
export type HeadOfLog = Readonly<{
  head: () => Promise<Readonly<{ position: bigint; recordedAt: Instant | null }>>;
}>;

/** How far the log goes, and since when. */
export const logMetrics = (metrics: Metrics, log: HeadOfLog): void => {
  metrics.gauge('interdict_log_head_position', 'The last position of the log.', async () =>
    Number((await log.head()).position),
  );
  metrics.gauge(
    'interdict_log_head_recorded_timestamp_seconds',
    'When the last event was recorded, in seconds since 1970.',
    async () => {
      const { recordedAt } = await log.head();
      return recordedAt === null ? undefined : Date.parse(recordedAt) / 1000;
    },
  );
};

/** Events between a position and the head; who went on since the head was asked is not behind. */
export const lagBehind = async (log: HeadOfLog, position: bigint): Promise<number> =>
  Math.max(0, Number((await log.head()).position - position));
