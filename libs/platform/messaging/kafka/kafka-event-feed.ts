import { setTimeout as pause } from 'node:timers/promises';

import { DomainError } from '@kernel';
import { Logger } from '@nestjs/common';
import { EventFeed } from '@platform/event-feed';
import type { EventLog, Recorded } from '@platform/event-log';
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';

import type { Topics } from './topics';
import { publishedLog } from './published-log';
import { TopicSession } from './topic-session';

export type KafkaFeedPorts = Readonly<{
  kafka: Kafka;
  topics: Pick<Topics, 'log'>;
  /** For what is known of generations; read only. */
  pool: Pick<Pool, 'query'>;
  /** For what is withheld, and for what the topic no longer holds. */
  log: Pick<EventLog, 'readCommits' | 'eventsAt' | 'recordedAt'>;
}>;

export type KafkaFeedSettings = Readonly<{
  /** Who reads: its groups in Kafka begin with it. */
  reader: string;
  /** How long the topic may go on without a reader before that is replaced. */
  silenceMs?: number | undefined;
  /** Told each time that a reader was lost and is replaced. */
  onLost?: ((why: string) => void) | undefined;
}>;

const SILENCE_MS = 10_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/**
 * The feed where there is a broker. It gives the same facts as the feed from Postgres, in the same
 * whole commits, but not before they are in Kafka. Determinations are on no topic: those that stand
 * in the way are asked of the log by their positions.
 *
 * A reader that crashes, falls silent or loses its broker is replaced by one that begins at the
 * cursor; what Kafka itself keeps of a group's offsets counts for nothing.
 */
export class KafkaEventFeed extends EventFeed {
  private readonly logger = new Logger('EventFeed');
  /** Of each who follows and whose reader is not back yet. */
  private readonly failing = new Map<Follower, string>();

  constructor(
    private readonly ports: KafkaFeedPorts,
    private readonly settings: KafkaFeedSettings,
  ) {
    super();
  }

  /** Why somebody who follows is given nothing; nothing where everybody's reader reads. */
  failure(): string | undefined {
    return this.failing.values().next().value;
  }

  /**
   * @throws LogHasGap the topic lacks a position that retention cannot have taken
   * @throws LogGenerationChanged, LogDisagrees, MessageUnreadable
   */
  override async *follow(after: bigint, signal: AbortSignal): AsyncIterable<readonly Recorded[]> {
    const follower: Follower = { cursor: after, generation: undefined, pauseMs: FIRST_PAUSE_MS };
    try {
      while (!signal.aborted) yield* this.untilLost(follower, signal);
    } finally {
      this.failing.delete(follower);
    }
  }

  private async *untilLost(
    follower: Follower,
    signal: AbortSignal,
  ): AsyncGenerator<readonly Recorded[]> {
    try {
      follower.generation ??= (await publishedLog(this.ports.pool)).generation;
      for await (const piece of this.session(follower, follower.generation).follow(signal)) {
        follower.cursor = piece.at(-1)?.position ?? follower.cursor;
        follower.pauseMs = FIRST_PAUSE_MS;
        yield piece;
      }
    } catch (error) {
      if (error instanceof DomainError) throw error;
      await this.replaced(error, follower, signal);
    }
  }

  private session(follower: Follower, generation: string): TopicSession {
    const { topics, ...ports } = this.ports;
    const { reader: group, silenceMs = SILENCE_MS } = this.settings;
    const onRead = () => this.failing.delete(follower);
    const { name: topic } = topics.log;
    const session = { ...ports, topic, group, silenceMs, onRead };
    return new TopicSession(session, follower.cursor, generation);
  }

  /** Whoever stopped is not told of what it ran into meanwhile. */
  private async replaced(error: unknown, follower: Follower, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const why = error instanceof Error ? error.message : String(error);
    this.failing.set(follower, why);
    this.logger.warn(`Its reader is replaced: ${why}`);
    this.settings.onLost?.(why);
    await pause(follower.pauseMs, undefined, { signal }).catch(() => undefined);
    follower.pauseMs = Math.min(follower.pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

type Follower = {
  /** Everything up to here was given. */
  cursor: bigint;
  generation: string | undefined;
  pauseMs: number;
};
