import type { ServerResponse } from 'node:http';

import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { EventFeed } from '@platform/event-feed';
import { contextOf, EventLog, type Recorded } from '@platform/event-log';
import type { FastifyReply } from 'fastify';

import { serverSentEvent } from './server-sent-event';

export type Wanted = Readonly<{
  after: bigint;
  type: string | undefined;
  context: string | undefined;
}>;

/** A comment line so often keeps proxies from closing a quiet stream. */
const HEARTBEAT_MS = 15_000;

/** A client that leaves so much unread holds our memory: it is closed and may resume. */
const UNREAD_BYTES_MAX = 4 * 1024 * 1024;

/** The open server-sent event streams, each with a feed of its own. */
@Injectable()
export class LiveStreams implements BeforeApplicationShutdown {
  private readonly logger = new Logger('LiveStreams');
  private readonly open_ = new Set<AbortController>();

  constructor(
    private readonly feed: EventFeed,
    private readonly log: EventLog,
  ) {}

  open(wanted: Wanted, reply: FastifyReply): void {
    const aborter = new AbortController();
    this.open_.add(aborter);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    raw.write(': interdict\n\n');
    const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
    raw.on('close', () => {
      aborter.abort();
    });
    void this.send(wanted, raw, aborter.signal)
      .catch((error: unknown) => {
        this.logger.error(error);
      })
      .finally(() => {
        clearInterval(heartbeat);
        this.open_.delete(aborter);
        raw.end();
      });
  }

  /** Before the server closes: it would wait for them. */
  beforeApplicationShutdown(): void {
    for (const aborter of this.open_) aborter.abort();
  }

  private async send(wanted: Wanted, raw: ServerResponse, signal: AbortSignal): Promise<void> {
    // A client may have stopped inside a commit: the feed begins at a whole one.
    const from = await this.log.wholeCommitAt(wanted.after);
    for await (const events of this.feed.follow(from, signal)) {
      const text = events
        .filter((event) => isWanted(event, wanted))
        .map(serverSentEvent)
        .join('');
      if (text !== '') raw.write(text);
      if (raw.writableLength <= UNREAD_BYTES_MAX) continue;
      this.logger.warn('A client reads too slowly: its stream is closed, it may resume.');
      return;
    }
  }
}

const isWanted = (event: Recorded, { after, type, context }: Wanted): boolean =>
  event.position > after &&
  (type === undefined || event.type === type) &&
  (context === undefined || contextOf(event.stream) === context);
