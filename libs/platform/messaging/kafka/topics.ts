import { setTimeout as pause } from 'node:timers/promises';

import {
  CHECKPOINTS_TOPIC,
  LOG_TOPIC,
  PUBLISHING_CONTEXTS,
  RETENTION_DAYS,
  topicOf,
  type PublishingContext,
  type Topic,
} from '@contracts';
import { KafkaJSError, type Admin, type Kafka } from 'kafkajs';

import { PartitionsDiffer, TopicMissing } from './kafka.errors';
import { withAdmin } from './with-admin';

/** The topics of the contract, under the names that this installation has for them. */
export type Topics = Readonly<{
  log: Topic;
  checkpoints: Topic;
  context: Readonly<Record<PublishingContext, Topic>>;
}>;

export type TopicNaming = Readonly<{ prefix?: string; suffix?: string }>;

/** With neither, the names of the contract. Several installations share a cluster by these. */
export const topicsNamed = ({ prefix = '', suffix = '' }: TopicNaming = {}): Topics => {
  const named = ({ name, partitions }: Topic): Topic => ({
    name: `${prefix}${name}${suffix}`,
    partitions,
  });
  return {
    log: named(LOG_TOPIC),
    checkpoints: named(CHECKPOINTS_TOPIC),
    context: Object.fromEntries(
      PUBLISHING_CONTEXTS.map((context) => [context, named(topicOf(context))]),
    ) as Record<PublishingContext, Topic>,
  };
};

export const allOf = ({ log, checkpoints, context }: Topics): readonly Topic[] => [
  log,
  ...Object.values(context),
  checkpoints,
];

export type TopicSettings = Readonly<{
  /** `RETENTION_DAYS` where none are given. */
  retentionDays?: number | undefined;
  /** Copies of each; the broker's own default where none is given. */
  replicationFactor?: number | undefined;
}>;

/**
 * Creates what is missing and leaves what is there as it is; resolves once all of it can be sent
 * to. A send to a topic that nobody created would hang.
 *
 * @throws PartitionsDiffer
 */
export const createTopics = async (
  kafka: Kafka,
  topics: Topics,
  settings: TopicSettings = {},
): Promise<void> => {
  const created = await withAdmin(kafka, (admin) => createMissing(admin, topics, settings));
  for (const topic of created) {
    await patiently(() => withAdmin(kafka, (admin) => requireLeaders(admin, topic)));
  }
  await patiently(() => checkTopics(kafka, topics));
};

const createMissing = async (
  admin: Admin,
  topics: Topics,
  settings: TopicSettings,
): Promise<readonly Topic[]> => {
  const there = new Set(await admin.listTopics());
  const missing = allOf(topics).filter(({ name }) => !there.has(name));
  if (missing.length === 0) return missing;
  await admin.createTopics({
    // The client would ask at once, and give up at a broker that has not heard of them yet.
    waitForLeaders: false,
    topics: missing.map(({ name, partitions }) => ({
      topic: name,
      numPartitions: partitions,
      replicationFactor: settings.replicationFactor ?? BROKER_DEFAULT,
      configEntries: configured(settings),
    })),
  });
  return missing;
};

/** Asks the leader of each partition itself: it is named before it knows that it is one. */
const requireLeaders = async (admin: Admin, { name, partitions }: Topic): Promise<void> => {
  const led = await admin.fetchTopicOffsets(name);
  if (led.length >= partitions) return;
  throw new KafkaJSError(`${name} has ${String(led.length)} leaders so far.`);
};

/** Not every broker knows at once of what was created: all is asked again by a new client. */
const patiently = async (ask: () => Promise<void>): Promise<void> => {
  for (const deadline = performance.now() + PATIENCE_MS; ;) {
    try {
      await ask();
      return;
    } catch (error) {
      if (error instanceof PartitionsDiffer || performance.now() > deadline) throw error;
    }
    await pause(PAUSE_MS);
  }
};

const PATIENCE_MS = 10_000;
const PAUSE_MS = 100;

const BROKER_DEFAULT = -1;
const DAY_MS = 86_400_000;
/** The largest that the broker takes. */
const ANY_TIME_MS = '9223372036854775807';

const configured = ({ retentionDays = RETENTION_DAYS, replicationFactor = 1 }: TopicSettings) => [
  { name: 'cleanup.policy', value: 'delete' },
  { name: 'retention.ms', value: String(retentionDays * DAY_MS) },
  // A message bears the moment of the log. The broker's own clock has no say in it.
  { name: 'message.timestamp.type', value: 'CreateTime' },
  { name: 'message.timestamp.after.max.ms', value: ANY_TIME_MS },
  // What is acknowledged stands twice at least, so that no loss of one broker takes it. Of two
  // copies that would ask for both, and either one's absence would stop everything.
  ...(replicationFactor >= 3 ? [{ name: 'min.insync.replicas', value: '2' }] : []),
];

/** @throws TopicMissing, PartitionsDiffer */
export const checkTopics = (kafka: Kafka, topics: Topics): Promise<void> =>
  withAdmin(kafka, (admin) => requireAgreed(admin, topics));

const requireAgreed = async (admin: Admin, topics: Topics): Promise<void> => {
  const there = new Set(await admin.listTopics());
  for (const { name } of allOf(topics)) if (!there.has(name)) throw new TopicMissing(name);
  const found = await admin.fetchTopicMetadata({ topics: allOf(topics).map(({ name }) => name) });
  const counts = new Map(found.topics.map(({ name, partitions }) => [name, partitions.length]));
  for (const { name, partitions } of allOf(topics)) {
    const count = counts.get(name) ?? 0;
    if (count !== partitions) throw new PartitionsDiffer(name, partitions, count);
  }
};
