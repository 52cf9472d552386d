import { LogHasGap } from '@platform/event-feed';
import type { EventLog, Recorded } from '@platform/event-log';
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';

import { Intake } from './intake';
import { LogGenerationChanged } from './kafka.errors';
import { publishedLog, type PublishedLog } from './published-log';
import { readMessage, type LogMessage } from './read-message';
import { readTopic, type ReadBatch } from './read-topic';
import { recordedIn } from './told-commits';
import { extentOf, offsetSince, type Extent } from './with-admin';

export type SessionPorts = Readonly<{
  kafka: Kafka;
  pool: Pick<Pool, 'query'>;
  log: Pick<EventLog, 'readCommits' | 'eventsAt' | 'recordedAt'>;
  topic: string;
  group: string;
  silenceMs: number;
  /** Told once Kafka is read, and each time that something was. */
  onRead: () => void;
}>;

/** Facts asked of the log at a time. */
const PAGE = 1000;

/**
 * From a cursor to wherever one reader of the topic gets. What the topic no longer holds is read
 * from the log; what it does not hold yet is waited for, however long the log has known it.
 */
export class TopicSession {
  /** @param cursor everything up to here was given */
  constructor(
    private readonly ports: SessionPorts,
    private cursor: bigint,
    private readonly generation: string,
  ) {}

  /** @throws LogHasGap, LogGenerationChanged, LogDisagrees, MessageUnreadable, ReaderLost */
  async *follow(signal: AbortSignal): AsyncGenerator<readonly Recorded[]> {
    const { kafka, topic, group, silenceMs } = this.ports;
    const known = await this.sameGeneration();
    // Recorded before the generation: what Kafka holds of it may be another life of the log.
    yield* this.fromLog(known.openedAfter, signal);
    const extent = await extentOf(kafka, topic);
    const isEmptied = extent.low > 0n && extent.low === extent.high;
    if (isEmptied) yield* this.fromLog(known.publishedTo, signal);
    if (signal.aborted) return;
    const from = await this.joinAt(extent);
    const intake = new Intake(this.cursor, this.generation);
    const seen: Seen = { to: from, foreign: false };
    for await (const batch of readTopic(kafka, { topic, group, silenceMs, from }, signal)) {
      this.ports.onRead();
      yield* this.taken(batch, { intake, seen, signal });
    }
  }

  private async sameGeneration(): Promise<PublishedLog> {
    const known = await publishedLog(this.ports.pool);
    if (known.generation === this.generation) return known;
    throw new LogGenerationChanged(this.generation, known.generation);
  }

  /** Messages bear the moments of the log, which never go back. */
  private async joinAt({ low, high }: Extent): Promise<bigint> {
    const { kafka, topic, log } = this.ports;
    const recordedAt = await log.recordedAt(this.cursor + 1n);
    // The end was looked for before: what nobody had recorded by now comes after it.
    if (recordedAt === undefined) return high;
    const since = await offsetSince(kafka, topic, Date.parse(recordedAt));
    if (since > high) return high;
    return since < low ? low : since;
  }

  /** No further than asked: what comes after that is told by Kafka first. */
  private async *fromLog(to: bigint, signal: AbortSignal): AsyncGenerator<readonly Recorded[]> {
    while (this.cursor < to && !signal.aborted) {
      const limit = Math.min(PAGE, Number(to - this.cursor));
      const piece = await this.ports.log.readCommits(this.cursor, limit);
      const [first, last] = [piece[0], piece.at(-1)];
      if (!first || !last || first.position !== this.cursor + 1n) {
        throw new LogHasGap(this.cursor, first?.position ?? to);
      }
      this.cursor = last.position;
      yield piece;
    }
  }

  private async *taken(
    { messages, reached }: ReadBatch,
    { intake, seen, signal }: Taking,
  ): AsyncGenerator<readonly Recorded[]> {
    for (const message of messages.map(readMessage)) {
      if (message.generation !== this.generation && !seen.foreign) await this.sameGeneration();
      if (intake.judge(message) === 'beyond') {
        yield* this.given(intake);
        await this.requireExplained(message, intake, seen);
        yield* this.closed(message, signal);
        intake.moveTo(this.cursor);
        intake.judge(message);
      }
      seen.to = message.offset + 1n;
      seen.foreign = message.generation !== this.generation;
    }
    yield* this.given(intake);
    if (reached > seen.to) seen.to = reached;
  }

  private async *given(intake: Intake): AsyncGenerator<readonly Recorded[]> {
    const piece = await recordedIn(intake.completed(), this.ports.log);
    const last = piece.at(-1);
    if (!last) return;
    this.cursor = last.position;
    yield piece;
  }

  /** From the log up to a message, or over the commit that it lies in. */
  private async *closed(
    { position, commit }: LogMessage,
    signal: AbortSignal,
  ): AsyncGenerator<readonly Recorded[]> {
    const before = position - BigInt(commit.index) - 1n;
    yield* this.fromLog(commit.index === 0 ? before : before + BigInt(commit.size), signal);
  }

  /**
   * A position may be missing where a topic begins, which is where retention or a new generation
   * says. A hole anywhere else is one that outsiders would fall into.
   */
  private async requireExplained(
    { position }: LogMessage,
    { expected }: Intake,
    seen: Seen,
  ): Promise<void> {
    if (position === expected || seen.foreign) return;
    const { low } = await extentOf(this.ports.kafka, this.ports.topic);
    if (low === 0n || low < seen.to) throw new LogHasGap(expected - 1n, position);
  }
}

/** How far the topic was looked at, and whether what was seen last is of another generation. */
type Seen = { to: bigint; foreign: boolean };

type Taking = Readonly<{ intake: Intake; seen: Seen; signal: AbortSignal }>;
