import { describeWithCluster, openTopic, startCluster, type TestCluster } from '@testing';
import { Kafka, logLevel, type Producer } from 'kafkajs';

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
    producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      retry: PATIENT,
      // A send that times out looks for the new leader only when what it knows is too old.
      metadataMaxAge: 1000,
    });
    await producer.connect();
  });

  afterAll(async () => {
    await producer.disconnect();
    await cluster.stop();
  });

  const send = async (topic: string, from: number, count: number) => {
    for (let n = from; n < from + count; n += 1) {
      await producer.send({ topic, acks: -1, messages: [{ value: String(n) }] });
    }
  };

  const withAdmin = async <Result>(ask: (admin: ReturnType<Kafka['admin']>) => Promise<Result>) => {
    const admin = kafka.admin();
    await admin.connect();
    return ask(admin).finally(() => admin.disconnect());
  };

  const leaderOf = (topic: string) =>
    withAdmin(async (admin) => {
      const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
      return cluster.node(topics[0]?.partitions[0]?.leader ?? -1);
    });

  const readAll = async (topic: string, count: number): Promise<number[]> => {
    const consumer = kafka.consumer({ groupId: `${topic}.reader` });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    const read: number[] = [];
    await new Promise<void>((resolve, reject) => {
      const eachMessage = ({ message }: { message: { value: Buffer | null } }) => {
        read.push(Number(message.value?.toString()));
        if (read.length >= count) resolve();
        return Promise.resolve();
      };
      consumer.run({ eachMessage }).catch(reject);
    });
    await consumer.disconnect();
    return read;
  };

  const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

  it.each(['kill', 'pause'] as const)(
    'lose nothing that they acknowledged, and double nothing, at the %s of the leader',
    async (fault) => {
      const topic = await openTopic(cluster.brokers, 'survivors');
      await send(topic, 0, 20);
      const leader = await leaderOf(topic);
      const sending = send(topic, 20, 20);
      await leader[fault]();
      await sending;
      // One that wakes up still takes itself for the leader, and has a send of then in its ears.
      leader.resume();
      expect(await readAll(topic, 40)).toEqual(upTo(40));
      expect((await leaderOf(topic)).id).not.toBe(leader.id);
      await leader.restart();
      await send(topic, 40, 5);
      const ends = await withAdmin((admin) => admin.fetchTopicOffsets(topic));
      expect(ends[0]?.high).toBe('45');
    },
  );
});
