import type { PostgresEventFeed } from '@platform/event-feed';
import type { PostgresEventLog } from '@platform/event-log';
import type { Topics } from '@platform/messaging/kafka';
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';

import type { Report } from '../figure';

/** What all figures of Kafka are measured on. */
export type KafkaBench = Readonly<{
  pool: Pool;
  log: PostgresEventLog;
  source: PostgresEventFeed;
  kafka: Kafka;
  /** Empty ones, of names that nobody has. */
  openTopics: () => Promise<Topics>;
  report: Report;
}>;
