import {
  Partitioners,
  type Kafka,
  type Message,
  type Producer,
  type ProducerRecord,
  type Transaction,
} from 'kafkajs';

import { placeOf, type Addressed } from './chunks';
import { METADATA_MAX_AGE_MS } from './kafka-client';
import { within } from './within';

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

/** One that is thrown away earlier costs a new one; whoever has the id next fences it. */
const PATIENCE_MS = 15_000;
const GOODBYE_MS = 2_000;

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
      // Never asked, since every message names its partition; not choosing one makes kafkajs warn.
      createPartitioner: Partitioners.DefaultPartitioner,
      // The end of one transaction is still on its way when the next begins: asked again soon. In
      // all some eight seconds: an outage is to be told of, and the next one asks again.
      retry: { initialRetryTime: 5, maxRetryTime: 1000, retries: 15 },
    });
    const publisher = new Publisher(producer, onStep ?? (() => undefined));
    try {
      await within(PATIENCE_MS, 'Opening a producer', async () => {
        await producer.connect();
        // The id is taken by the first transaction, not by the connection.
        await (await producer.transaction()).abort();
      });
      return publisher;
    } catch (error) {
      await publisher.close();
      throw error;
    }
  }

  /** In one transaction, requests for each chunk. @throws KafkaSilent, whatever kafkajs throws */
  async publish(chunks: readonly (readonly Addressed[])[]): Promise<void> {
    await this.onStep('before-send');
    const transaction = await within(PATIENCE_MS, 'The beginning of a transaction', () =>
      this.producer.transaction(),
    );
    try {
      for (const requests of chunks.map(byPartition)) {
        await within(PATIENCE_MS, 'A send', () => send(transaction, requests));
        await this.onStep('after-send');
      }
      await this.onStep('before-commit');
      await within(PATIENCE_MS, 'A commit', () => transaction.commit());
    } catch (error) {
      // Else readers wait behind it for as long as it may take.
      await within(GOODBYE_MS, 'An abort', () => transaction.abort()).catch(() => undefined);
      throw error;
    }
    await this.onStep('after-commit');
  }

  async close(): Promise<void> {
    const parting = () => this.producer.disconnect();
    await within(GOODBYE_MS, 'The parting of a producer', parting).catch(() => undefined);
  }
}

/**
 * Each request goes to one partition. One of kafkajs to several brokers that fails at one of them
 * is made anew at all, while the others still have the first: what they stored is stored twice.
 *
 * The first one goes alone: it waits for the end of the transaction before, for all of them.
 */
const send = async (
  transaction: Transaction,
  [first, ...others]: readonly ProducerRecord[],
): Promise<void> => {
  if (first) await transaction.send(first);
  const sent = await Promise.allSettled(others.map((record) => transaction.send(record)));
  const failed = sent.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
};

const byPartition = (chunk: readonly Addressed[]): readonly ProducerRecord[] => {
  const records = new Map<string, { topic: string; messages: Message[] }>();
  for (const addressed of chunk) {
    const { topic, message } = addressed;
    const place = placeOf(addressed);
    const record = records.get(place);
    if (record) record.messages.push(message);
    else records.set(place, { topic, messages: [message] });
  }
  return [...records.values()].map((record) => ({ acks: ALL, ...record }));
};
