import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';

import type { KafkaHome, LocalNode } from '@platform/local-stack';
import type { Kafka } from 'kafkajs';

import type { Missing } from './kafka.search';
import { leftWord, type Word } from './kafka.word';

/** The broker that the whole run shares. Only in suites of `describeWithKafka`. */
export const kafkaForTests = (): Promise<{ brokers: string[] } | Missing> => {
  const word = leftWord<string[]>('TEST_KAFKA_FOUND');
  return Promise.resolve('found' in word ? { brokers: word.found } : { missing: word.missing });
};

/** A suite that needs a broker: without one it says so in its title, and fails in CI. */
export const describeWithKafka = (title: string, suite: (brokers: string[]) => void): void => {
  describeWith(title, leftWord<string[]>('TEST_KAFKA_FOUND'), suite);
};

/** A suite that kills brokers: for clusters of its own, which need Java. */
export const describeWithCluster = (title: string, suite: (home: KafkaHome) => void): void => {
  describeWith(title, leftWord<KafkaHome>('TEST_KAFKA_HOME'), suite);
};

const describeWith = <Found>(title: string, word: Word<Found>, suite: (found: Found) => void) => {
  describe(title, () => {
    if ('found' in word) suite(word.found);
    else didNotRun(title, word);
  });
};

const didNotRun = (
  title: string,
  { missing, isBroken = false }: Missing & { isBroken?: boolean },
) => {
  // A tick under the name of what was not tried would be a lie.
  it(`DID NOT RUN: it needs Kafka, and ${missing}`, () => {
    if (isBroken || isCi(process.env['CI'])) throw new Error(`There is no Kafka: ${missing}`);
    process.stderr.write(`${title}: DID NOT RUN, it needs Kafka, and ${missing}\n`);
  });
};

const isCi = (value: string | undefined) => value !== undefined && !/^(|0|false)$/i.test(value);

/** A name of one's own, for a topic or for a group. */
export const freshTopic = (prefix: string): string => `${prefix}.${randomUUID()}`;

/** Creates a topic of one's own, and waits until it can be sent to: before that a send hangs. */
export const openTopic = async (
  brokers: readonly string[],
  prefix: string,
  numPartitions = 1,
): Promise<string> => {
  const topic = freshTopic(prefix);
  // Here and below: suites that import from this folder and need no Kafka do not load it.
  const { Kafka, logLevel } = await import('kafkajs');
  const kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  try {
    // A client that waits itself gives up at a broker that has not heard of it yet.
    await admin.createTopics({ topics: [{ topic, numPartitions }], waitForLeaders: false });
  } finally {
    await admin.disconnect();
  }
  await untilLed(kafka, topic, numPartitions);
  return topic;
};

/** Until the leader of each partition answers. */
const untilLed = async (kafka: Kafka, topic: string, numPartitions: number): Promise<void> => {
  const lastAt = performance.now() + PATIENCE_MS;
  while ((await leadersOf(kafka, topic)) < numPartitions) {
    if (performance.now() > lastAt) throw new Error(`${topic} has not all of its leaders.`);
  }
};

/** Over a connection of its own: one that is kept goes on with what it was told first. */
const leadersOf = async (kafka: Kafka, topic: string): Promise<number> => {
  const admin = kafka.admin();
  try {
    await admin.connect();
    return (await admin.fetchTopicOffsets(topic)).length;
  } catch {
    return 0;
  } finally {
    await admin.disconnect();
  }
};

const PATIENCE_MS = 20_000;

export type TestCluster = Readonly<{
  brokers: string[];
  /** Each with kill, pause, resume, stop and restart. */
  nodes: readonly LocalNode[];
  /** The node that this number, as Kafka's metadata has it, belongs to. */
  node: (id: number) => LocalNode;
  /** Kills what runs and removes what it wrote. */
  stop: () => Promise<void>;
}>;

/** Brokers of one's own, to break. Only in suites of `describeWithCluster`. */
export const startCluster = async ({ nodes }: { nodes: 1 | 3 }): Promise<TestCluster> => {
  const word = leftWord<KafkaHome>('TEST_KAFKA_HOME');
  if (!('found' in word)) throw new Error(word.missing);
  const { draftIn, startLocalKafka } = await import('@platform/local-stack');
  const dataDir = await draftIn(tmpdir(), 'interdict-cluster');
  const kafka = await startLocalKafka({ home: word.found, dataDir, nodes });
  const node = (id: number): LocalNode => {
    const found = kafka.nodes.find((one) => one.id === id);
    if (found) return found;
    throw new Error(`The cluster has no node ${String(id)}.`);
  };
  const stop = async () => {
    await Promise.all(kafka.nodes.map((one) => one.kill()));
    await rm(dataDir, { recursive: true, force: true });
  };
  return { brokers: [...kafka.brokers], nodes: kafka.nodes, node, stop };
};
