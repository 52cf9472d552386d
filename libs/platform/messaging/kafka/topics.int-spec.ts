import { TOPICS } from '@contracts';
import { describeWithKafka, freshTopic } from '@testing';
import { ConfigResourceTypes } from 'kafkajs';

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
