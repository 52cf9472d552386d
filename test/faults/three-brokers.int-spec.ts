import { describeWithCluster, openTopic, startCluster, type TestCluster } from '@testing';
import { Kafka, logLevel, type Producer } from 'kafkajs';

import { leaderOf } from './harness/leader';
import { cases } from './harness/rounds';

jest.setTimeout(120_000);

const PATIENT = { initialRetryTime: 100, maxRetryTime: 1000, retries: 30 };

describeWithCluster('Three brokers', () => {
  let cluster: TestCluster;
  let producer: Producer;
  let kafka: Kafka;

  beforeAll(async () => {
    cluster = await startCluster({ nodes: 3 });
    kafka = new Kafka({
      brokers: cluster.brokers,
      logLevel: logLevel.NOTHING,
      retry: PATIENT,
      // One that is paused keeps its connections: at the default it is waited for half a minute.
      requestTimeout: 2000,
    });
    producer = await newProducer();
  });

  afterAll(async () => {
    await producer.disconnect();
    await cluster.stop();
  });

  const newProducer = async (): Promise<Producer> => {
    const made = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      retry: PATIENT,
      // A send that times out looks for the new leader only when what it knows is too old.
      metadataMaxAge: 1000,
    });
    await made.connect();
    return made;
  };

  /**
   * What was acknowledged of so many numbers. Nobody knows of one that was rejected, and kafkajs
   * could lose what the same producer sends after it: another goes on behind it.
   */
  const send = async (topic: string, from: number, count: number): Promise<number[]> => {
    const acknowledged: number[] = [];
    for (let n = from; n < from + count; n += 1) {
      try {
        await producer.send({ topic, acks: -1, messages: [{ value: String(n) }] });
        acknowledged.push(n);
      } catch {
        await producer.disconnect().catch(() => undefined);
        producer = await newProducer();
      }
    }
    return acknowledged;
  };

  const leader = (topic: string) => leaderOf(cluster, { kafka, topic });

  const readTo = async (topic: string, last: number): Promise<number[]> => {
    const consumer = kafka.consumer({ groupId: `${topic}.reader` });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    const read: number[] = [];
    await new Promise<void>((resolve, reject) => {
      const eachMessage = ({ message }: { message: { value: Buffer | null } }) => {
        read.push(Number(message.value?.toString()));
        if (read.at(-1) === last) resolve();
        return Promise.resolve();
      };
      consumer.run({ eachMessage }).catch(reject);
    });
    await consumer.disconnect();
    return read;
  };

  it.each(cases(['kill', 'pause'] as const))(
    'lose nothing that they acknowledged, and double nothing, at the %s of the leader',
    async (fault) => {
      const topic = await openTopic(cluster.brokers, 'survivors');
      const before = await send(topic, 0, 20);
      const fallen = await leader(topic);
      const sending = send(topic, 20, 20);
      await fallen[fault]();
      const meanwhile = await sending;
      // One that wakes up still takes itself for the leader, and has a send of then in its ears.
      fallen.resume();
      expect((await leader(topic)).id).not.toBe(fallen.id);
      await fallen.restart();
      const after = await send(topic, 40, 5);
      const acknowledged = [...before, ...meanwhile, ...after];
      const read = await readTo(topic, acknowledged.at(-1) ?? -1);
      expect(read.filter((n) => acknowledged.includes(n))).toEqual(acknowledged);
      expect(read).toEqual([...new Set(read)]);
      expect(after).toHaveLength(5);
    },
  );
});
