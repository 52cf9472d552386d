import { randomUUID } from 'node:crypto';

import type { Admin, Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';

export type Placed = Readonly<{ partition: number; message: KafkaMessage }>;

export type Messages = Readonly<{
  /** Read committed, from the first that is there, in the order of each partition. */
  all: readonly Placed[];
  /** The first offset of some partition is gone. */
  isTruncated: boolean;
}>;

const ATTEMPTS = 10;

/** Everything that a topic holds by now, as an outsider with the bare client sees it. */
export const messagesOn = async (kafka: Kafka, topic: string): Promise<Messages> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await readOnce(kafka, topic);
    } catch (error) {
      // A coordinator that has just come up is not ready for a group: another one is made.
      if (attempt === ATTEMPTS) throw error;
    }
  }
};

const readOnce = async (kafka: Kafka, topic: string): Promise<Messages> => {
  const offsets = await extentsOf(kafka, topic);
  const isTruncated = offsets.some(({ low }) => low !== '0');
  const ends = new Map(
    offsets.flatMap(({ partition, low, high }) => (low === high ? [] : [[partition, +high]])),
  );
  if (ends.size === 0) return { all: [], isTruncated };
  const consumer = kafka.consumer({
    ...{ groupId: `oracle.${randomUUID()}`, maxWaitTimeInMs: 100 },
    retry: { retries: 3, restartOnFailure: () => Promise.resolve(false) },
  });
  try {
    return { all: await readUpTo(consumer, topic, ends), isTruncated };
  } finally {
    await consumer.disconnect();
  }
};

const readUpTo = async (
  consumer: Consumer,
  topic: string,
  ends: Map<number, number>,
): Promise<readonly Placed[]> => {
  const all: Placed[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
    // Markers of transactions take offsets too, and come in no batch.
    consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload: { partition, lastOffset } }) => {
      if (Number(lastOffset) + 1 >= (ends.get(partition) ?? Infinity)) ends.delete(partition);
      if (ends.size === 0) resolve();
    });
    const eachBatch = ({ batch: { partition, messages } }: EachBatchPayload) => {
      all.push(...messages.map((message) => ({ partition, message })));
      return Promise.resolve();
    };
    consumer.run({ autoCommit: false, eachBatch }).catch(reject);
  });
  return all;
};

const extentsOf = async (kafka: Kafka, topic: string) => {
  const admin: Admin = kafka.admin();
  await admin.connect();
  return admin.fetchTopicOffsets(topic).finally(() => admin.disconnect());
};
