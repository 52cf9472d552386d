import type { ServiceConfig } from '@platform/config';
import { createPool } from '@platform/database';
import { PostgresEventLog, type EventLog } from '@platform/event-log';
import {
  KafkaEventFeed,
  kafkaClient,
  topicsNamed,
  type KafkaFeedSettings,
  type Topics,
} from '@platform/messaging/kafka';
import type { Pool } from 'pg';

/** What a service of several is linked to: the database under its own role, and the broker. */
export type Links = Readonly<{
  pool: Pool;
  log: EventLog;
  kafka: ReturnType<typeof kafkaClient>;
  topics: Topics;
  /** Each reader has a name of its own. */
  feedFor: (reader: string, onLost?: KafkaFeedSettings['onLost']) => KafkaEventFeed;
  close: () => Promise<void>;
}>;

/** Connects to nothing by itself. @param connections to Postgres at most */
export const openLinks = (
  { databaseUrl, kafka: { brokers, prefix } }: ServiceConfig,
  { service, connections }: Readonly<{ service: string; connections: number }>,
): Links => {
  const name = `interdict-${service}`;
  const pool = createPool(databaseUrl, { max: connections, name });
  const log = new PostgresEventLog(pool);
  const kafka = kafkaClient({ brokers, clientId: name });
  const topics = topicsNamed({ prefix });
  const feedFor = (reader: string, onLost?: KafkaFeedSettings['onLost']) =>
    new KafkaEventFeed({ kafka, topics, pool, log }, { reader: `${prefix}${reader}`, onLost });
  const close = async () => {
    await log.close();
    await pool.end();
  };
  return { pool, log, kafka, topics, feedFor, close };
};
