import { Kafka, logLevel } from 'kafkajs';

import { brokersKnownTo } from '@platform/local-stack';

import { describeWithKafka, freshTopic, kafkaForTests, openTopic } from './kafka';

describeWithKafka('The broker of a test run', (brokers) => {
  const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });

  /** As a group hears it. */
  const firstMessageOf = async (topic: string): Promise<string | undefined> => {
    const consumer = kafka.consumer({ groupId: freshTopic('reader') });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    const first = await new Promise<string | undefined>((resolve, reject) => {
      const eachMessage = ({ message }: { message: { value: Buffer | null } }) => {
        resolve(message.value?.toString());
        return Promise.resolve();
      };
      consumer.run({ eachMessage }).catch(reject);
    });
    await consumer.disconnect();
    return first;
  };

  it('is told to every suite', async () => {
    expect(await kafkaForTests()).toEqual({ brokers });
    expect(await brokersKnownTo(brokers[0] ?? '')).not.toEqual([]);
  });

  it('takes a message, and gives it to a group', async () => {
    const topic = await openTopic(brokers, 'greetings');
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({ topic, messages: [{ key: 'k', value: '안녕' }] });
    await producer.disconnect();
    expect(await firstMessageOf(topic)).toBe('안녕');
  });

  it('commits a transaction, and hides one that was aborted', async () => {
    const topic = await openTopic(brokers, 'transactions');
    const transactionalId = freshTopic('writer');
    const producer = kafka.producer({ transactionalId, maxInFlightRequests: 1, idempotent: true });
    await producer.connect();
    const aborted = await producer.transaction();
    await aborted.send({ topic, messages: [{ value: 'aborted' }] });
    await aborted.abort();
    const committed = await producer.transaction();
    await committed.send({ topic, messages: [{ value: 'committed' }] });
    await committed.commit();
    await producer.disconnect();
    expect(await firstMessageOf(topic)).toBe('committed');
  });

  it('has no topic that nobody created', async () => {
    const admin = kafka.admin();
    await admin.connect();
    const topic = freshTopic('never-created');
    await expect(admin.fetchTopicMetadata({ topics: [topic] })).rejects.toThrow();
    await admin.disconnect();
  });

  it('gives nobody the name of another', () => expect(freshTopic('a')).not.toBe(freshTopic('a')));
});
