import {
  allOf,
  PartitionsDiffer,
  topicsNamed,
  type kafkaClient,
  type Topics,
} from '@platform/messaging/kafka';

import { makeTopics, type OnceAnswered } from './make-topics';

const topics = topicsNamed();

type Created = Readonly<{ topics: readonly Readonly<{ topic: string }>[] }>;

/** Knows no topics but those it was asked to create; fails in these ways first. */
const brokerThat = (failures: readonly Error[]) => {
  const left = [...failures];
  const there: string[] = [];
  const sizes = new Map(allOf(topics).map(({ name, partitions }) => [name, partitions]));
  const partitionsOf = (name: string) => Array.from({ length: sizes.get(name) ?? 0 });
  const admin = {
    connect: () => Promise.resolve(),
    disconnect: () => Promise.resolve(),
    listTopics: () => Promise.resolve(there),
    createTopics: ({ topics: asked }: Created) => {
      const failure = left.shift();
      return failure ? Promise.reject(failure) : Promise.resolve(there.push(...asked.map(nameOf)));
    },
    fetchTopicOffsets: (name: string) => Promise.resolve(partitionsOf(name)),
    fetchTopicMetadata: () =>
      Promise.resolve({ topics: there.map((name) => ({ name, partitions: partitionsOf(name) })) }),
  };
  const kafka = { admin: () => admin } as unknown as ReturnType<typeof kafkaClient>;
  return { kafka, there };
};

const nameOf = ({ topic }: Readonly<{ topic: string }>) => topic;

const patient: OnceAnswered = async (ask) => {
  await ask().catch(ask);
};

const impatient: OnceAnswered = async (ask) => {
  await ask();
};

const making = (broker: ReturnType<typeof brokerThat>, over: object = {}, of: Topics = topics) =>
  makeTopics({ kafka: broker.kafka, topics: of, settings: {}, onceAnswered: patient, ...over });

const busy = () => new Error('This server does not host this topic-partition');

describe('Making the topics of an installation', () => {
  it('makes those that are missing, and finds them when it is done again', async () => {
    const broker = brokerThat([]);
    expect(await making(broker)).toMatch(/^Topics: 5, those that were missing are made/);
    expect(broker.there).toEqual(allOf(topics).map(({ name }) => name));
    expect(await making(broker)).toMatch(/^Topics: nothing to do, all 5 were there/);
  });

  it('is tried again where the broker answers and is too busy to make them', async () => {
    const broker = brokerThat([busy()]);
    expect(await making(broker)).toMatch(/^Topics: 5, those that were missing are made/);
  });

  it('fails with what Kafka says where nobody waits for it', async () => {
    const refused = making(brokerThat([busy()]), { onceAnswered: impatient });
    await expect(refused).rejects.toThrow('does not host');
  });

  it('refuses topics of another shape', async () => {
    const broker = brokerThat([]);
    await making(broker);
    const other = { ...topics, log: { ...topics.log, partitions: 2 } };
    await expect(making(broker, {}, other)).rejects.toThrow(PartitionsDiffer);
  });
});
