import { RETENTION_DAYS, TOPICS } from '@contracts';
import { describeWithCluster, describeWithKafka, freshTopic, startCluster } from '@testing';
import { ConfigResourceTypes, type Admin, type ITopicConfig, type Kafka } from 'kafkajs';

import { PartitionsDiffer, TopicMissing } from './kafka.errors';
import { kafkaClient } from './kafka-client';
import { allOf, checkTopics, createTopics, topicsNamed, type Topics } from './topics';
import { withAdmin } from './with-admin';

// A broker that has just begun takes its time.
jest.setTimeout(30_000);

const offsets = { partition: 0, offset: '0', high: '0', low: '0' };

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
    const noted: Asked[] = [];
    await createTopics(brokerThatNotes(noted), topicsNamed(), { replicationFactor });
    const entries = noted.flatMap(({ topics }) => topics.map((topic) => topic.configEntries ?? []));
    const found = entries.map((of) => of.find(({ name }) => name === 'min.insync.replicas'));
    expect(found.map((entry) => entry?.value)).toEqual(TOPICS.map(() => copies));
  });

  it('are there once each partition has a leader that answers, on a busy machine too', async () => {
    const noted: Asked[] = [];
    const { log, context } = topicsNamed();
    const asked: string[] = [];
    // Of the first topic nobody has heard yet, of the second one leader is named.
    const fetchTopicOffsets = (name: string) => {
      asked.push(name);
      const times = asked.filter((one) => one === name).length;
      if (name === log.name && times < 3) return Promise.reject(new Error('Not hosted here.'));
      const isPartly = name === context.developments.name && times < 3;
      return Promise.resolve(Array.from({ length: isPartly ? 5 : 6 }, () => offsets));
    };
    await createTopics(brokerThatNotes(noted, { fetchTopicOffsets }), topicsNamed());
    const times = (of: string) => asked.filter((name) => name === of).length;
    expect([log, context.developments].map(({ name }) => times(name))).toEqual([3, 3]);
    expect(times(context['security-council'].name)).toBe(1);
    // The client would give up where a broker has not heard of them.
    expect(noted.map(({ waitForLeaders }) => waitForLeaders)).toEqual([false]);
  });

  it('are there once every broker knows of them', async () => {
    const noted: Asked[] = [];
    let asked = 0;
    const listTopics = () => {
      asked += 1;
      const names = noted.flatMap(({ topics }) => topics.map(({ topic }) => topic));
      // Of the first two that are asked afterwards, each has heard of some only.
      return Promise.resolve(asked < 4 ? names.slice(asked) : names);
    };
    await createTopics(brokerThatNotes(noted, { listTopics }), topicsNamed());
    expect([asked, noted.length]).toEqual([4, 1]);
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
    expect(await settingOf(kafka, topics, 'retention.ms')).toEqual(TOPICS.map(() => '172800000'));
  });

  it('are kept for as long as the contract says where nothing else is asked for', async () => {
    const topics = fresh();
    await createTopics(kafka, topics);
    const ms = String(RETENTION_DAYS * 86_400_000);
    expect(await settingOf(kafka, topics, 'retention.ms')).toEqual(TOPICS.map(() => ms));
  });

  it('are refused with another number of partitions', async () => {
    const topics = fresh();
    await createTopics(kafka, topics);
    const log = { ...topics.log, partitions: 2 };
    await expect(checkTopics(kafka, { ...topics, log })).rejects.toThrow(PartitionsDiffer);
    await expect(createTopics(kafka, { ...topics, log })).rejects.toThrow(PartitionsDiffer);
  });
});

describeWithCluster('The topics in three brokers', () => {
  it('are there once created, and ask that what is acknowledged stands twice', async () => {
    const cluster = await startCluster({ nodes: 3 });
    try {
      const kafka = kafkaClient({ brokers: cluster.brokers, clientId: 'topics' });
      const topics = topicsNamed();
      await createTopics(kafka, topics, { replicationFactor: 3 });
      expect(await settingOf(kafka, topics, 'min.insync.replicas')).toEqual(TOPICS.map(() => '2'));
      const names = allOf(topics).map(({ name }) => name);
      const { topics: found } = await withAdmin(kafka, (admin) =>
        admin.fetchTopicMetadata({ topics: names }),
      );
      const copies = found.flatMap(({ partitions }) =>
        partitions.map((one) => one.replicas.length),
      );
      expect(new Set(copies)).toEqual(new Set([3]));
    } finally {
      await cluster.stop();
    }
  }, 60_000);
});

/** Of each topic, as the broker has it. */
const settingOf = async (kafka: Kafka, topics: Topics, setting: string) => {
  const { resources } = await withAdmin(kafka, (admin) =>
    admin.describeConfigs({
      includeSynonyms: false,
      resources: allOf(topics).map(({ name }) => ({
        ...{ type: ConfigResourceTypes.TOPIC, name, configNames: [setting] },
      })),
    }),
  );
  return resources.map(({ configEntries }) => configEntries[0]?.configValue);
};

type Asked = Readonly<{ topics: ITopicConfig[]; waitForLeaders?: boolean }>;

/** Holds whatever it is asked to create, and nothing before. */
const brokerThatNotes = (noted: Asked[], over: Partial<Admin> = {}): Kafka => {
  const topics = () => noted.flatMap((asked) => asked.topics);
  const partitionsOf = (name: string) =>
    Array.from({ length: topics().find(({ topic }) => topic === name)?.numPartitions ?? 0 });
  const admin = {
    connect: () => Promise.resolve(),
    disconnect: () => Promise.resolve(),
    listTopics: () => Promise.resolve(topics().map(({ topic }) => topic)),
    createTopics: (asked: Asked) => Promise.resolve(noted.push(asked)),
    fetchTopicOffsets: (name: string) => Promise.resolve(partitionsOf(name)),
    fetchTopicMetadata: () =>
      Promise.resolve({
        topics: topics().map(({ topic }) => ({ name: topic, partitions: partitionsOf(topic) })),
      }),
    ...over,
  };
  return { admin: () => admin as unknown as Admin } as Kafka;
};
