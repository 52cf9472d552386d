import { createPool } from '@platform/database';
import { PostgresEventFeed } from '@platform/event-feed';
import { PostgresEventLog } from '@platform/event-log';
import {
  createTopics,
  kafkaClient,
  Relay,
  topicsNamed,
  type Topics,
} from '@platform/messaging/kafka';
import { freshTopic } from '@testing';
import type { Kafka } from 'kafkajs';

import { openTestDesk, type TestDesk } from '../harness/test-desk';

/** A desk that answers at an address, and whose log is published. */
export type PublishedDesk = Readonly<{
  desk: TestDesk;
  url: string;
  kafka: Kafka;
  topics: Topics;
  close: () => Promise<void>;
}>;

export const openPublishedDesk = async (brokers: readonly string[]): Promise<PublishedDesk> => {
  const desk = await openTestDesk({ timekeeper: false });
  await desk.desk.app.listen(0, '127.0.0.1');
  const pool = createPool(desk.databaseUrl, { max: 6, name: 'relay' });
  const log = new PostgresEventLog(pool);
  const feed = new PostgresEventFeed(pool, log);
  const kafka = kafkaClient({ brokers, clientId: 'interdict-tests' });
  const topics = topicsNamed({ prefix: `${freshTopic('consuming')}.` });
  await createTopics(kafka, topics);
  const stopping = new AbortController();
  const running = new Relay({ pool, log, feed, kafka, topics }, { holder: 'relay' }).run(
    stopping.signal,
  );
  const close = async () => {
    stopping.abort();
    await running;
    await feed.close();
    await log.close();
    await pool.end();
    await desk.close();
  };
  return { desk, url: await desk.desk.app.getUrl(), kafka, topics, close };
};
