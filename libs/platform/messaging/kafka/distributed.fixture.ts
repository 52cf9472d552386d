import { createPool } from '@platform/database';
import { PostgresEventFeed } from '@platform/event-feed';
import { PostgresEventLog } from '@platform/event-log';
import { commitTo, confirmed, freshDatabase, freshTopic, someStream } from '@testing';
import type { Kafka, KafkaMessage } from 'kafkajs';
import type { Pool } from 'pg';

import { kafkaClient } from './kafka-client';
import { KafkaEventFeed } from './kafka-event-feed';
import { ReaderLost, readTopic } from './read-topic';
import { Relay, type RelayPorts, type RelaySettings } from './relay';
import { createTopics, topicsNamed } from './topics';
import { extentOf } from './with-admin';

export const AN_HOUR_MS = 3_600_000;

/** A relay that looks for its turn all the time. */
export const eager = { ttlMs: AN_HOUR_MS, lookMs: 5 };

/** One that asks Postgres all the time whether its turn goes on. */
export const soonTold = { ttlMs: 60, lookMs: 5 };

/** A log in a database of its own, topics of its own, and what stands between the two. */
export const openDistributed = async (brokers: readonly string[]) => {
  const { url, drop } = await freshDatabase();
  const pool = createPool(url, { max: 12, name: 'distributed' });
  const log = new PostgresEventLog(pool);
  const source = new PostgresEventFeed(pool, log);
  const kafka = kafkaClient({ brokers, clientId: 'interdict-tests' });
  const topics = topicsNamed({ prefix: `${freshTopic('test')}.` });
  await createTopics(kafka, topics);
  const running: Running[] = [];
  const ports = { pool, log, feed: source, kafka, topics };
  const startRelay = (settings: Partial<RelaySettings> = {}, over: RelayPorts = ports): Running => {
    const relay = new Relay(over, { holder: 'relay', lease: eager, ...settings });
    const started = run(relay);
    running.push(started);
    return started;
  };
  const feed = new KafkaEventFeed(ports, { reader: topics.log.name });
  const close = async () => {
    await Promise.all(running.map(({ stop }) => stop()));
    await source.close();
    await log.close();
    await pool.end();
    await drop();
  };
  const append = (...subjects: readonly string[]) =>
    log.append(commitTo(someStream(), 0, subjects.map(confirmed)));
  const settled = async (position: bigint) => {
    await untilPublished(pool, running, position);
    await untilReadable(kafka, topics.log.name, position);
  };
  return { pool, log, source, kafka, topics, feed, ports, startRelay, append, settled, close };
};

export type Distributed = Awaited<ReturnType<typeof openDistributed>>;

export type Running = Readonly<{
  relay: Relay;
  ended: Promise<unknown>;
  stop: () => Promise<void>;
}>;

const run = (relay: Relay): Running => {
  const stopping = new AbortController();
  // What it refused with, or nothing.
  const ended: Promise<unknown> = relay.run(stopping.signal).then(
    () => undefined,
    (error: unknown) => error,
  );
  const stop = async () => {
    stopping.abort();
    await ended;
  };
  return { relay, ended, stop };
};

const untilPublished = async (pool: Pool, running: readonly Running[], position: bigint) => {
  const lastAt = performance.now() + PATIENCE_MS;
  while (!running.some(({ relay }) => relay.status().publishedTo >= position)) {
    if (performance.now() > lastAt) throw new Error(`${String(position)} was never published.`);
    await pool.query('SELECT 1');
  }
};

/** A commit is answered before its marker stands on the topic: until then nobody reads it. */
const untilReadable = async (kafka: Kafka, topic: string, position: bigint) => {
  const lastAt = performance.now() + PATIENCE_MS;
  while ((await endOrNone(kafka, topic)) <= position) {
    if (performance.now() > lastAt) throw new Error(`${String(position)} cannot be read.`);
  }
};

/** While a broker is away not every question has an answer: it is asked again. */
const endOrNone = (kafka: Kafka, topic: string): Promise<bigint> =>
  extentOf(kafka, topic).then(
    ({ high }) => high,
    () => 0n,
  );

/** Longer than any test without a fault takes; one that waits for ever would keep Jest alive. */
const PATIENCE_MS = 60_000;

/** Turns of the loop until something holds. @throws Error where it never does */
export const until = async (holds: () => boolean, patienceMs = 20_000): Promise<void> => {
  const lastAt = performance.now() + patienceMs;
  while (!holds()) {
    if (performance.now() > lastAt) throw new Error(`It never came: ${holds.toString()}`);
    await new Promise(setImmediate);
  }
};

/** All that was committed to one partition by now. */
export const everythingOn = async (
  distributed: Pick<Distributed, 'kafka'>,
  topic: string,
): Promise<readonly KafkaMessage[]> => {
  for (;;) {
    try {
      return await readOnce(distributed, topic);
    } catch (error) {
      // The first group that a new broker sees waits for its coordinator longer than a reader does.
      if (!(error instanceof ReaderLost)) throw error;
    }
  }
};

const readOnce = async (
  { kafka }: Pick<Distributed, 'kafka'>,
  topic: string,
): Promise<readonly KafkaMessage[]> => {
  const { low, high } = await extentOf(kafka, topic);
  const found: KafkaMessage[] = [];
  if (low === high) return found;
  const reading = { topic, from: low, group: topic, silenceMs: AN_HOUR_MS };
  for await (const batch of readTopic(kafka, reading, new AbortController().signal)) {
    found.push(...batch.messages);
    if (batch.reached >= high) break;
  }
  return found;
};

export const headerOf = ({ headers }: KafkaMessage, name: string): string | undefined =>
  headers?.[name]?.toString();

/** What stands on the topic of the log, in its order. */
export const sequenceOn = async (distributed: Pick<Distributed, 'kafka' | 'topics'>) =>
  (await everythingOn(distributed, distributed.topics.log.name)).map((message) =>
    Number(headerOf(message, 'ce_sequence')),
  );

/** 1, 2, 3 … */
export const gapless = (last: number): readonly number[] =>
  Array.from({ length: last }, (_, i) => i + 1);
