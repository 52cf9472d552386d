import { TOPICS } from '@contracts';
import { describeWithKafka, freshTopic } from '@testing';
import { ConfigResourceTypes, type Admin, type ITopicConfig, type Kafka } from 'kafkajs';

import { PartitionsDiffer, TopicMissing } from './kafka.errors';
import { kafkaClient } from './kafka-client';
import { allOf, checkTopics, createTopics, topicsNamed } from './topics';
import { withAdmin } from './with-admin';

// A broker that has just begun takes its time.
jest.setTimeout(30_000);

describe('The topics of an installation', () => {
  it('are those of the contract', () => {
    expect(allOf(topicsNamed())).toEqual(TOPICS);
  });

  it('may have names of their own', () => {
    const { log, checkpoints } = topicsNamed({ prefix: 'test.', suffix: '.blue' });
    expect(log).toEqual({ name: 'test.interdict.log.v1.blue', partitions: 1 });
    expect(checkpoints.name).toBe('test.interdict.checkpoints.v1.blue');
  });

  it.each([
    [undefined, undefined],
    [1, undefined],
    [2, undefined],
    [3, '2'],
  ])('in %s copies ask for %s that acknowledge', async (replicationFactor, copies) => {
    const asked: ITopicConfig[] = [];
    await createTopics(brokerThatNotes(asked), topicsNamed(), { replicationFactor });
    const entries = asked.map(({ configEntries = [] }) => configEntries);
    const found = entries.map((of) => of.find(({ name }) => name === 'min.insync.replicas'));
    expect(found.map((entry) => entry?.value)).toEqual(TOPICS.map(() => copies));
  });
});

describeWithKafka('The topics in a broker', (brokers) => {
  const kafka = kafkaClient({ brokers, clientId: 'topics' });
  const fresh = () => topicsNamed({ prefix: `${freshTopic('test')}.` });

  it('are created once, and found by whoever checks them', async () => {
    const topics = fresh();
    await expect(checkTopics(kafka, topics)).rejects.toThrow(TopicMissing);
    await createTopics(kafka, topics, { retentionDays: 2 });
    await createTopics(kafka, topics);
    await expect(checkTopics(kafka, topics)).resolves.toBeUndefined();
    const name = topics.log.name;
    const { resources } = await withAdmin(kafka, (admin) =>
      admin.describeConfigs({
        includeSynonyms: false,
        resources: [{ type: ConfigResourceTypes.TOPIC, name, configNames: ['retention.ms'] }],
      }),
    );
    expect(resources[0]?.configEntries[0]?.configValue).toBe('172800000');
  });

  it('are refused with another number of partitions', async () => {
    const topics = fresh();
    await createTopics(kafka, topics);
    const log = { ...topics.log, partitions: 2 };
    await expect(checkTopics(kafka, { ...topics, log })).rejects.toThrow(PartitionsDiffer);
    await expect(createTopics(kafka, { ...topics, log })).rejects.toThrow(PartitionsDiffer);
  });
});

/** Holds whatever it is asked to create, and nothing before. */
const brokerThatNotes = (asked: ITopicConfig[]): Kafka => {
  const admin = {
    connect: () => Promise.resolve(),
    disconnect: () => Promise.resolve(),
    listTopics: () => Promise.resolve(asked.map(({ topic }) => topic)),
    createTopics: ({ topics }: { topics: ITopicConfig[] }) =>
      Promise.resolve(asked.push(...topics)),
    fetchTopicOffsets: () => Promise.resolve([]),
    fetchTopicMetadata: () =>
      Promise.resolve({
        topics: asked.map(({ topic, numPartitions }) => ({
          name: topic,
          partitions: Array.from({ length: numPartitions ?? 0 }),
        })),
      }),
  };
  return { admin: () => admin as unknown as Admin } as Kafka;
};
