import { randomUUID } from 'node:crypto';

import { Partitioners, type Kafka, type KafkaMessage, type Message, type Producer } from 'kafkajs';

export type Sent = Readonly<{ topic: string; message: Message }>;

/** What one request carries; see `CHUNK_BYTES` of the relay. */
type Request = readonly Sent[];

const REQUEST_BYTES = 900 * 1024;

/** The same settings as the relay's, and nothing else of it. */
const producerOf = (kafka: Kafka, transactionalId?: string): Producer =>
  kafka.producer({
    ...(transactionalId !== undefined && { transactionalId }),
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
    retry: { initialRetryTime: 5, maxRetryTime: 1000, retries: 30 },
  });

/** What the client can do by itself: messages that are ready, with or without transactions. */
export class BareKafka {
  constructor(private readonly kafka: Kafka) {}

  /** @returns milliseconds */
  async sendInTransactions(messages: readonly Sent[], transactions: number): Promise<number> {
    return this.measured(producerOf(this.kafka, `bare.${randomUUID()}`), async (producer) => {
      const most = Math.ceil(messages.length / transactions);
      for (let from = 0; from < messages.length; from += most) {
        const transaction = await producer.transaction();
        for (const request of requestsOf(messages.slice(from, from + most))) {
          await transaction.sendBatch({ acks: -1, topicMessages: byTopic(request) });
        }
        await transaction.commit();
      }
    });
  }

  /** @returns milliseconds */
  async send(messages: readonly Sent[]): Promise<number> {
    return this.measured(producerOf(this.kafka), async (producer) => {
      for (const request of requestsOf(messages)) {
        await producer.sendBatch({ acks: -1, topicMessages: byTopic(request) });
      }
    });
  }

  /** Until so many messages of a topic were given to `take`. */
  async read(
    topic: string,
    count: number,
    take: (messages: readonly KafkaMessage[]) => void,
  ): Promise<void> {
    const consumer = this.kafka.consumer({ groupId: `bare.${randomUUID()}`, maxWaitTimeInMs: 500 });
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    let left = count;
    await new Promise<void>((resolve, reject) => {
      const eachBatch = ({ batch: { messages } }: { batch: { messages: KafkaMessage[] } }) => {
        take(messages);
        left -= messages.length;
        if (left <= 0) resolve();
        return Promise.resolve();
      };
      consumer.run({ autoCommit: false, eachBatch }).catch(reject);
    });
    await consumer.disconnect();
  }

  private async measured(producer: Producer, use: (producer: Producer) => Promise<void>) {
    await producer.connect();
    try {
      const begunAt = performance.now();
      await use(producer);
      return performance.now() - begunAt;
    } finally {
      await producer.disconnect();
    }
  }
}

const requestsOf = (messages: readonly Sent[]): readonly Request[] => {
  const requests: Sent[][] = [];
  let room = 0;
  for (const sent of messages) {
    const bytes = sizeOf(sent.message);
    if (bytes > room) {
      requests.push([]);
      room = REQUEST_BYTES;
    }
    requests.at(-1)?.push(sent);
    room -= bytes;
  }
  return requests;
};

const sizeOf = ({ key, value, headers = {} }: Message): number =>
  Object.entries(headers).reduce(
    (sum, [name, header]) => sum + 8 + name.length + (header?.length ?? 0),
    32 + (key?.length ?? 0) + (value?.length ?? 0),
  );

const byTopic = (request: Request) => {
  const topics = new Map<string, Message[]>();
  for (const { topic, message } of request) {
    const messages = topics.get(topic);
    if (messages) messages.push(message);
    else topics.set(topic, [message]);
  }
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
};
