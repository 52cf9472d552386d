import { Partitioners, type Kafka, type Message, type Producer, type Transaction } from 'kafkajs';

import type { Addressed } from './chunks';
import { METADATA_MAX_AGE_MS } from './kafka-client';

/** What a step may be interrupted at, for those who test what comes of it. */
export type PublishingStep =
  /** The transaction is not begun. */
  | 'before-send'
  /** A request of it is answered: of a transaction of several, each time. */
  | 'after-send'
  /** All that belongs to it is sent, and nobody sees any of it. */
  | 'before-commit'
  /** Everybody sees it; this relay has noted nothing of it. */
  | 'after-commit';

export type OnStep = (step: PublishingStep) => Promise<void> | void;

export type Publishing = Readonly<{
  kafka: Kafka;
  /** Every relay of an installation has the same: whoever takes it fences whoever had it. */
  transactionalId: string;
  onStep?: OnStep | undefined;
}>;

const ALL = -1;

/**
 * Writes to several topics all or nothing. After anything that it rejects it is to be thrown away:
 * a producer of kafkajs that goes on would give a sequence number twice, and acknowledge what the
 * broker never stored.
 */
export class Publisher {
  private constructor(
    private readonly producer: Producer,
    private readonly onStep: OnStep,
  ) {}

  /** Once it is there nobody who had the id before writes anything, nor commits what he began. */
  static async open({ kafka, transactionalId, onStep }: Publishing): Promise<Publisher> {
    const producer = kafka.producer({
      transactionalId,
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      transactionTimeout: 60_000,
      metadataMaxAge: METADATA_MAX_AGE_MS,
      // As the clients of other languages choose: a key is in one partition, whoever looks for it.
      createPartitioner: Partitioners.DefaultPartitioner,
      // The end of one transaction is still on its way when the next begins: asked again soon.
      retry: { initialRetryTime: 5, maxRetryTime: 1000, retries: 30 },
    });
    try {
      await producer.connect();
      // The id is taken by the first transaction, not by the connection.
      await (await producer.transaction()).abort();
      return new Publisher(producer, onStep ?? (() => undefined));
    } catch (error) {
      await producer.disconnect().catch(() => undefined);
      throw error;
    }
  }

  /** In one transaction, a request for each chunk. */
  async publish(chunks: readonly (readonly Addressed[])[]): Promise<void> {
    await this.onStep('before-send');
    const transaction = await this.producer.transaction();
    try {
      for (const chunk of chunks) {
        await send(transaction, chunk);
        await this.onStep('after-send');
      }
      await this.onStep('before-commit');
      await transaction.commit();
    } catch (error) {
      // Else readers wait behind it for as long as it may take.
      await transaction.abort().catch(() => undefined);
      throw error;
    }
    await this.onStep('after-commit');
  }

  async close(): Promise<void> {
    await this.producer.disconnect().catch(() => undefined);
  }
}

const send = async (transaction: Transaction, chunk: readonly Addressed[]): Promise<void> => {
  const byTopic = new Map<string, Message[]>();
  for (const { topic, message } of chunk) {
    const messages = byTopic.get(topic);
    if (messages) messages.push(message);
    else byTopic.set(topic, [message]);
  }
  const topicMessages = [...byTopic].map(([topic, messages]) => ({ topic, messages }));
  await transaction.sendBatch({ acks: ALL, topicMessages });
};
