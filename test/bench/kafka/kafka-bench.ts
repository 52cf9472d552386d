import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';

import { Logger } from '@nestjs/common';
import { createPool } from '@platform/database';
import { PostgresEventFeed } from '@platform/event-feed';
import { PostgresEventLog } from '@platform/event-log';
import { defaultKafkaCache, draftIn, ensureKafka, startLocalKafka } from '@platform/local-stack';
import { createTopics, kafkaClient, topicsNamed } from '@platform/messaging/kafka';

import type { Report } from '../figure';
import { reportRelay } from './drained-log';
import { reportFeed } from './followed-topic';
import { reportLatency } from './paced-appends';
import type { KafkaBench } from './surroundings';

/**
 * The way of an event through a broker of the bench's own: how much the relay publishes, how soon a
 * model has it, how fast a topic is read again. Beside each what the client does by itself, with
 * the same messages and in the same run.
 *
 * @param url an empty, migrated database of the bench's own
 */
export const kafkaBench = async (url: string, report: Report): Promise<void> => {
  // What the client has to say of every request that it repeats costs time and hides the figures.
  Logger.overrideLogger(['warn', 'error']);
  const dataDir = await draftIn(tmpdir(), 'interdict-bench-kafka');
  const broker = await startLocalKafka({
    home: await ensureKafka(defaultKafkaCache(process.env)),
    dataDir,
  });
  const pool = createPool(url, { max: 16, name: 'kafka bench' });
  const log = new PostgresEventLog(pool);
  const source = new PostgresEventFeed(pool, log);
  const kafka = kafkaClient({ brokers: broker.brokers, clientId: 'interdict-bench' });
  const openTopics = async () => {
    const topics = topicsNamed({ prefix: `${randomUUID()}.` });
    await createTopics(kafka, topics);
    return topics;
  };
  const bench: KafkaBench = { pool, log, source, kafka, openTopics, report };
  try {
    const drained = await reportRelay(bench);
    await reportFeed(bench, drained);
    await reportLatency(bench);
  } finally {
    await source.close();
    await log.close();
    await pool.end();
    await broker.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};
