import { setTimeout as pause } from 'node:timers/promises';

import { DomainError } from '@kernel';
import { Logger } from '@nestjs/common';
import type { EventFeed } from '@platform/event-feed';
import type { EventLog } from '@platform/event-log';
import { inSpan } from '@platform/observability/spans';
import { KafkaJSError, type Kafka } from 'kafkajs';
import type { Pool } from 'pg';

import { Addressing, lastPositionsUpTo, type AddressedPiece } from './address';
import { chunksOf } from './chunks';
import { isStillThatLog, type Milestone } from './milestone';
import { beginGeneration, publishedLog } from './published-log';
import { Publisher, type OnStep } from './publisher';
import { readAhead } from './read-ahead';
import { RelayLease, type LeaseTimes, type Term } from './relay-lease';
import { lastPublished } from './topic-end';
import { checkTopics, type Topics } from './topics';

export type RelayPorts = Readonly<{
  /** For the lease, for what is known of generations, and whether the log is still what it was. */
  pool: Pool;
  log: Pick<EventLog, 'eventsAt' | 'head'>;
  /** From the log itself: what is published comes from nowhere else. */
  feed: EventFeed;
  kafka: Kafka;
  topics: Topics;
}>;

export type RelaySettings = Readonly<{
  /** Who it is, for people: a host and a process. */
  holder: string;
  /** Made of the log topic's name where none is given. The same for all relays of a log. */
  transactionalId?: string | undefined;
  lease?: LeaseTimes | undefined;
  onStep?: OnStep | undefined;
}>;

export type RelayStatus = Readonly<{
  /** It is this one's turn, since this epoch. */
  epoch: bigint | undefined;
  /** Everything up to here is in Kafka, as far as this relay knows. */
  publishedTo: bigint;
  /** Refused to go on. Somebody has to look. */
  stopped?: Readonly<{ code: string; message: string }> | undefined;
  /** What it last failed of while it tries again by itself. */
  outage?: string | undefined;
}>;

/** Of the feed, and so those that one transaction holds where the relay is behind. */
const PIECES_AHEAD = 4;

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Publishes the log: every commit in one transaction of Kafka, on the topic of the log and on those
 * of the contexts. While one transaction is under way the next is made ready: whoever is behind
 * sends many commits in one. Of several relays one works. Whatever happens, the topic is gapless,
 * in order and without doubles, since each begins behind what Kafka holds.
 */
export class Relay {
  private readonly logger = new Logger('Relay');
  private readonly lease: RelayLease;
  private current: RelayStatus = { epoch: undefined, publishedTo: 0n };
  private pauseMs = FIRST_PAUSE_MS;

  constructor(
    private readonly ports: RelayPorts,
    private readonly settings: RelaySettings,
  ) {
    this.lease = new RelayLease(ports.pool, settings.holder, settings.lease);
  }

  status(): RelayStatus {
    return this.current;
  }

  /**
   * Until told to stop. Outlives outages of Kafka and Postgres.
   *
   * @throws KafkaAheadOfLog, KafkaOfAnotherGeneration, TopicMissing, PartitionsDiffer,
   *   MessageTooLarge, MessageUnreadable, LogHasGap
   */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.takeTurn(signal);
      } catch (error) {
        if (error instanceof DomainError) throw this.refusing(error);
        await this.recover(error, signal);
      }
    }
  }

  private async takeTurn(signal: AbortSignal): Promise<void> {
    const term = await this.lease.take(signal, () => {
      // Another publishes: what kept this one from it before is over.
      this.current = { epoch: undefined, publishedTo: this.current.publishedTo };
    });
    if (!term) return;
    this.current = { ...this.current, epoch: term.epoch };
    try {
      await this.publishDuring(term);
    } finally {
      this.current = { ...this.current, epoch: undefined };
      await term.end();
    }
  }

  private async publishDuring(term: Term): Promise<void> {
    const { kafka, topics, feed, pool } = this.ports;
    await checkTopics(kafka, topics);
    const transactionalId = this.settings.transactionalId ?? `relay.${topics.log.name}`;
    // Nobody else can write any more before the end of the topic is looked for.
    const publisher = await Publisher.open({ ...this.settings, kafka, transactionalId });
    const reading = new AbortController();
    try {
      const { addressing, from } = await this.beginning();
      this.published(from, term);
      let begun: true | undefined;
      let reached: Milestone = from;
      const pieces = feed.follow(from.position, AbortSignal.any([term.signal, reading.signal]));
      for await (const prepared of readAhead(addressing.addressed(pieces), PIECES_AHEAD)) {
        // Asked once all of it is read: each piece must go on from the one before it.
        const before = [reached, ...prepared.slice(0, -1)];
        const goesOn = await isStillThatLog(pool, addressing.generation, before);
        // The next turn begins with what Kafka holds, and says what is wrong with it.
        if (!goesOn || term.signal.aborted) return;
        await publish(publisher, prepared);
        begun ??= await beginGeneration(pool, addressing.generation);
        reached = endOf(prepared) ?? reached;
        this.published(reached, term);
      }
    } finally {
      reading.abort();
      await publisher.close();
    }
  }

  private async beginning(): Promise<Readonly<{ addressing: Addressing; from: Milestone }>> {
    const { kafka, topics, log, pool } = this.ports;
    const known = await publishedLog(pool);
    const { name: topic } = topics.log;
    const from = await lastPublished({ kafka, topic, group: `${topic}.relay` }, log, known);
    const last = await lastPositionsUpTo(pool, from.position);
    return { from, addressing: new Addressing(topics, known.generation, last) };
  }

  private published(upTo: Milestone, term: Term): void {
    term.published(upTo);
    this.pauseMs = FIRST_PAUSE_MS;
    this.current = { epoch: term.epoch, publishedTo: upTo.position };
  }

  private refusing(error: DomainError): DomainError {
    const { code, message } = error;
    this.current = { ...this.current, stopped: { code, message } };
    this.logger.error(`The log is not published: ${message} (${code})`);
    return error;
  }

  private async recover(error: unknown, signal: AbortSignal): Promise<void> {
    const outage = outageIn(error);
    this.current = { ...this.current, outage };
    this.logger.warn(`Publishing failed and is tried again: ${outage}`);
    await pause(this.pauseMs, undefined, { signal }).catch(() => undefined);
    this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

/** What kafkajs says of an outage seldom names Kafka, and Postgres may be the one that is away. */
const outageIn = (error: unknown): string => {
  const text = error instanceof Error ? error.message : String(error);
  return error instanceof KafkaJSError ? `Kafka: ${text}` : text;
};

/** Without its messages: they are held for no longer than they are sent. */
const endOf = (prepared: readonly AddressedPiece[]): Milestone | undefined => {
  const last = prepared.at(-1);
  return last && { position: last.position, leafHash: last.leafHash };
};

/** In one transaction, whoever made the events. */
const publish = (publisher: Publisher, prepared: readonly AddressedPiece[]): Promise<void> => {
  const messages = prepared.flatMap((piece) => piece.messages);
  const [first, ...others] = prepared;
  const span = {
    kind: 'producer',
    ...(others.length === 0 && first?.origin),
    attributes: { 'messaging.batch.message_count': messages.length },
  } as const;
  return inSpan('publish', span, () => publisher.publish(chunksOf(messages)));
};
