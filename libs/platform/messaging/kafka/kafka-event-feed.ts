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

  constructor(
    private readonly ports: KafkaFeedPorts,
    private readonly settings: KafkaFeedSettings,
  ) {
    super();
  }

  /**
   * @throws LogHasGap the topic lacks a position that retention cannot have taken
   * @throws LogGenerationChanged, LogDisagrees, MessageUnreadable
   */
  override async *follow(after: bigint, signal: AbortSignal): AsyncIterable<readonly Recorded[]> {
    let cursor = after;
    let generation: string | undefined;
    let pauseMs = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      try {
        generation ??= (await publishedLog(this.ports.pool)).generation;
        for await (const piece of this.session(cursor, generation).follow(signal)) {
          cursor = piece.at(-1)?.position ?? cursor;
          pauseMs = FIRST_PAUSE_MS;
          yield piece;
        }
      } catch (error) {
        if (error instanceof DomainError) throw error;
        this.replaced(error, signal);
        await pause(pauseMs, undefined, { signal }).catch(() => undefined);
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      }
    }
  }

  private session(cursor: bigint, generation: string): TopicSession {
    const { topics, ...ports } = this.ports;
    const { reader, silenceMs = SILENCE_MS } = this.settings;
    const { name: topic } = topics.log;
    return new TopicSession({ ...ports, topic, group: reader, silenceMs }, cursor, generation);
  }

  /** Whoever stopped is not told of what it ran into meanwhile. */
  private replaced(error: unknown, signal: AbortSignal): void {
    if (signal.aborted) return;
    const why = error instanceof Error ? error.message : String(error);
    this.logger.warn(`Its reader is replaced: ${why}`);
    this.settings.onLost?.(why);
  }
}
