import { randomUUID } from 'node:crypto';

import { Bell } from '@platform/event-feed';
import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';

import { METADATA_MAX_AGE_MS } from './kafka-client';
import { extentOf } from './with-admin';
import { within } from './within';

export type Reading = Readonly<{
  /** Of one partition. */
  topic: string;
  from: bigint;
  /** What the reader's groups are called, before an id of their own. */
  group: string;
  /** How long a topic may go on without its reader. */
  silenceMs: number;
}>;

export type ReadBatch = Readonly<{
  messages: readonly KafkaMessage[];
  /** Everything before this offset was read, markers of transactions too. */
  reached: bigint;
}>;

/** The reader is to be thrown away and another one made: from where it was, nothing is lost. */
export class ReaderLost extends Error {
  override readonly name = 'ReaderLost';
}

class ReaderClosed extends Error {
  override readonly name = 'ReaderClosed';
  /** For kafkajs: it is not tried again. */
  readonly retriable = false;
}

/** Asked anew: who waits for something does not know what has happened meanwhile. */
const isAborted = ({ aborted }: AbortSignal): boolean => aborted;

/** Batches at most that wait for whoever reads. */
const AHEAD = 2;
const HEARTBEAT_MS = 500;

/** A reader that does not get so far is not yet one whose silence is noticed. */
const BEGINNING_MS = 15_000;
const GOODBYE_MS = 2_000;

/**
 * What was committed to a topic, from an offset on, until aborted: nothing first, once it reads,
 * then what it reads. Each reader is a group of its own and keeps no offset in Kafka: where one
 * begins is for its caller to know.
 *
 * @throws ReaderLost where it crashed, fell silent or was set back
 * @throws KafkaSilent where it never began
 */
export async function* readTopic(
  kafka: Kafka,
  reading: Reading,
  signal: AbortSignal,
): AsyncGenerator<ReadBatch> {
  const reader = new TopicReader(kafka, reading);
  try {
    await within(BEGINNING_MS, 'The beginning of a reader', () => reader.start());
    yield { messages: [], reached: reading.from };
    for (;;) {
      const batch = await reader.next(signal);
      if (!batch) return;
      yield batch;
    }
  } finally {
    await reader.close();
  }
}

class TopicReader {
  private readonly consumer: Consumer;
  private readonly arrived = new Bell();
  private readonly taken = new Bell();
  private readonly closing = new AbortController();
  private readonly waiting: ReadBatch[] = [];
  private reached: bigint;
  private lost: ReaderLost | undefined;
  private behindSince: number | undefined;
  private runs = false;
  private ended: Promise<void> = Promise.resolve();

  constructor(
    private readonly kafka: Kafka,
    private readonly reading: Reading,
  ) {
    this.reached = reading.from;
    this.consumer = kafka.consumer({
      groupId: `${reading.group}.${randomUUID()}`,
      allowAutoTopicCreation: false,
      maxWaitTimeInMs: 500,
      metadataMaxAge: METADATA_MAX_AGE_MS,
      // The client's settings do not reach consumers, and one that tries long hangs that long on a
      // coordinator that died. A reader that fails is replaced as a whole.
      retry: {
        ...{ initialRetryTime: 100, maxRetryTime: 200, retries: 1 },
        restartOnFailure: () => Promise.resolve(false),
      },
    });
  }

  async start(): Promise<void> {
    const { consumer, reading } = this;
    consumer.on(consumer.events.CRASH, ({ payload }) => this.lose(payload.error.message));
    consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
      this.passed(BigInt(payload.lastOffset) + 1n);
    });
    await consumer.connect();
    await consumer.subscribe({ topics: [reading.topic], fromBeginning: true });
    this.endWhereItFetches();
    await consumer.run({ autoCommit: false, eachBatch: (batch) => this.take(batch) });
    this.runs = true;
    // It may have crashed by now, and would say of itself that nobody ran it.
    if (this.lost) throw this.lost;
    consumer.seek({ topic: reading.topic, partition: 0, offset: String(reading.from) });
  }

  /** Nothing once aborted. */
  async next(signal: AbortSignal): Promise<ReadBatch | undefined> {
    while (!signal.aborted) {
      const { heard } = this.arrived;
      const batch = this.waiting.shift();
      this.taken.ring();
      if (batch) return batch;
      if (this.lost) throw this.lost;
      await this.arrived.next(heard, signal, this.reading.silenceMs / 2);
      if (heard === this.arrived.heard && !isAborted(signal)) await this.lookAtTheEnd();
    }
    return undefined;
  }

  async close(): Promise<void> {
    this.closing.abort();
    this.taken.ring();
    const parting = () => (this.runs ? this.ended : this.consumer.disconnect());
    await within(GOODBYE_MS, 'The parting of a reader', parting).catch(() => undefined);
  }

  /**
   * A consumer of kafkajs that is told to stop while brokers come or go turns in a circle for ever,
   * and nothing else in the process has its turn again. So it is never told: it fails as it goes to
   * fetch, which it survives no more than any other failure, and parts by itself.
   */
  private endWhereItFetches(): void {
    const { consumer, closing } = this;
    this.ended = new Promise((resolve) => consumer.on(consumer.events.CRASH, () => resolve()));
    consumer.on(consumer.events.FETCH_START, () => {
      if (closing.signal.aborted) throw new ReaderClosed('Nobody reads any more.');
    });
  }

  private async take(taking: EachBatchPayload): Promise<void> {
    const { batch } = taking;
    // After it had to join its group again it begins where Kafka says, which is anywhere.
    if (BigInt(batch.firstOffset() ?? 0) < this.reached) this.lose('it was set back');
    const reached = BigInt(batch.lastOffset()) + 1n;
    if (this.lost) return;
    this.waiting.push({ messages: batch.messages, reached });
    this.arrived.ring();
    const { signal } = this.closing;
    while (this.waiting.length >= AHEAD && taking.isRunning() && !signal.aborted) {
      await this.taken.next(this.taken.heard, signal, HEARTBEAT_MS);
      await taking.heartbeat();
    }
  }

  /** Markers of transactions, and what was aborted, are seen by nobody else. */
  private passed(reached: bigint): void {
    if (reached <= this.reached || this.lost) return;
    this.reached = reached;
    this.behindSince = undefined;
    this.waiting.push({ messages: [], reached });
    this.arrived.ring();
  }

  private lose(why: string): void {
    this.lost ??= new ReaderLost(`The reader of ${this.reading.topic} is lost: ${why}.`);
    this.arrived.ring();
  }

  /** kafkajs has ways to stop without a word. */
  private async lookAtTheEnd(): Promise<void> {
    const { high } = await extentOf(this.kafka, this.reading.topic);
    if (high <= this.reached) this.behindSince = undefined;
    else this.behindSince ??= performance.now();
    const sinceMs = performance.now() - (this.behindSince ?? Infinity);
    if (sinceMs >= this.reading.silenceMs) this.lose(`silent before offset ${String(high)}`);
  }
}
