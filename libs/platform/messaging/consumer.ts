import { setTimeout as pause } from 'node:timers/promises';

import { schemaOf } from '@contracts';
import { DomainError } from '@kernel';
import { Logger } from '@nestjs/common';
import { Bell, type EventFeed } from '@platform/event-feed';
import type { EventLog, Recorded } from '@platform/event-log';

import { commitsOf } from './commits-of';
import type { ConsumerPositions } from './consumer-positions';
import { ReactionsBehind, ReactionsStopped, type ConsumerStop } from './messaging.errors';
import type { Reaction, Reactions } from './reactions';
import { refusalIn, type ReactionRefusal } from './refusal';
import { ToldHindrance } from './told-hindrance';

export type ConsumerPorts = Readonly<{
  /** Under this name the position is kept: the service that reacts. */
  consumer: string;
  /** From the log, or from a broker: the consumer cannot tell. */
  feed: EventFeed;
  log: Pick<EventLog, 'head' | 'eventOf'>;
  positions: ConsumerPositions;
}>;

export type ConsumerStatus = Readonly<{
  /** Every event up to here is handled or parked. */
  settledAt: bigint;
  stopped?: ConsumerStop | undefined;
  /** What it last failed of while it tries again by itself. */
  outage?: string | undefined;
}>;

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;

/** The log was opened anew: followed again, it is the one that it is now. */
const MOVED_ON = 'LOG_GENERATION_CHANGED';

const longer = (pauseMs: number): number => Math.min(pauseMs * 2, LONGEST_PAUSE_MS);

/** Asked anew: who waits for something does not know what has happened meanwhile. */
const isAborted = ({ aborted }: AbortSignal): boolean => aborted;

/** Follows the log and has everybody react to it, a whole commit before its position is moved. */
export class Consumer {
  private readonly logger = new Logger('Reactions');
  private readonly bell = new Bell();
  private settled = 0n;
  private stopped: ConsumerStop | undefined;
  private outage: string | undefined;
  private generation: string | undefined;
  private readonly told: ToldHindrance;

  constructor(
    private readonly ports: ConsumerPorts,
    private readonly reactions: Pick<Reactions, 'of'>,
    private readonly signal: AbortSignal,
  ) {
    this.told = new ToldHindrance(ports.consumer, ports.positions);
  }

  status(): ConsumerStatus {
    const { settled, stopped, outage } = this;
    return {
      settledAt: settled,
      ...(stopped && { stopped }),
      ...(outage !== undefined && { outage }),
    };
  }

  /** @throws ReactionsStopped, ReactionsBehind where it takes too long or is closed meanwhile */
  async waitUntil(position: bigint, timeoutMs: number): Promise<void> {
    const { signal } = this;
    const deadline = performance.now() + timeoutMs;
    while (this.settled < position) {
      const { heard } = this.bell;
      if (this.stopped) throw new ReactionsStopped(this.ports.consumer, this.stopped);
      const leftMs = deadline - performance.now();
      if (leftMs <= 0 || isAborted(signal)) {
        throw new ReactionsBehind(this.ports.consumer, position, this.settled);
      }
      await this.bell.next(heard, signal, leftMs);
    }
  }

  /** Until told to stop, or until going on would be a guess. Never rejects. */
  async run(): Promise<void> {
    await this.keepFollowing();
    // Nobody tries again any more: others see by the position that nobody reacts.
    this.outage = undefined;
    this.tell();
    await this.told.isTold();
  }

  private async keepFollowing(): Promise<void> {
    const { signal } = this;
    for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted; pauseMs = longer(pauseMs)) {
      const before = this.settled;
      try {
        await this.follow();
        return;
      } catch (error) {
        if (isAborted(signal)) return;
        if (error instanceof DomainError && error.code !== MOVED_ON) {
          this.stop(error);
          return;
        }
        this.report(error);
      }
      if (this.settled > before) pauseMs = FIRST_PAUSE_MS;
      await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private async follow(): Promise<void> {
    const { consumer, feed, log, positions } = this.ports;
    const { generation, position: newest } = await log.head();
    this.generation = generation;
    const held = await positions.positionOf(consumer);
    // Positions of another log, or of a part of it that was lost, say nothing of this one.
    const isOurs = held?.generation === generation && held.position <= newest;
    this.reach(isOurs ? held.position : 0n);
    for await (const piece of feed.follow(this.settled, this.signal)) {
      for (const commit of commitsOf(piece)) await this.take(commit, generation);
      await positions.moveTo(consumer, { position: this.settled, generation });
    }
  }

  private async take(commit: readonly Recorded[], generation: string): Promise<void> {
    const { consumer, positions } = this.ports;
    commit.forEach(({ type, schemaVersion }) => schemaOf(type, schemaVersion));
    for (const event of commit) {
      for (const reaction of this.reactions.of(event.type)) await this.react(reaction, event);
    }
    const position = commit.at(-1)?.position ?? this.settled;
    const isHeard = commit.some(({ type }) => this.reactions.of(type).length > 0);
    // What nobody reacts to is passed again at no cost: it is kept with the piece that it came in.
    if (isHeard) await positions.moveTo(consumer, { position, generation });
    this.reach(position);
  }

  /** Until it is done, or refused. Throws where it is told to stop before. */
  private async react(reaction: Reaction, event: Recorded): Promise<void> {
    const { signal } = this;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = longer(pauseMs)) {
      signal.throwIfAborted();
      try {
        await reaction.to(event);
        return;
      } catch (error) {
        const refusal = refusalIn(error);
        if (refusal) {
          await this.park(reaction, event, refusal);
          return;
        }
        this.report(error, `${reaction.name} at ${String(event.position)}: `);
      }
      await pause(pauseMs, undefined, { signal });
    }
  }

  private async park({ name }: Reaction, event: Recorded, why: ReactionRefusal): Promise<void> {
    const { consumer, positions } = this.ports;
    const { code, message } = why;
    const { id: eventId, position, provenance } = event;
    const { correlationId } = provenance;
    const text = `${name} at ${String(position)} is parked: ${message} (${code})`;
    this.logger.error({ message: text, correlationId });
    await positions.park({ consumer, eventId, position, reaction: name, code, message });
  }

  private stop({ code, message }: DomainError): void {
    this.stopped = { code, message, position: this.settled };
    this.logger.error(new ReactionsStopped(this.ports.consumer, this.stopped).message);
    this.bell.ring();
    this.tell();
  }

  private report(error: unknown, where = ''): void {
    this.outage = where + (error instanceof Error ? error.message : JSON.stringify(error));
    this.logger.warn(`${this.outage}; it is tried again.`);
    this.tell();
  }

  private reach(position: bigint): void {
    this.settled = position;
    this.outage = undefined;
    this.bell.ring();
    this.tell();
  }

  /** For those in another process. Before the log was read there is no telling of which it is. */
  private tell(): void {
    const { generation, settled: position, stopped, outage } = this;
    if (generation === undefined) return;
    const why = stopped && { code: stopped.code, message: stopped.message };
    this.told.tell({ stopped: why, outage }, { position, generation });
  }
}
