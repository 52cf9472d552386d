import type { EventLog, Recorded } from '@platform/event-log';
import type { Pool } from 'pg';

import { Bell } from './bell';
import { EventFeed } from './event-feed';
import { followLog } from './follow-log';
import { LogListener } from './log-listener';

/** Long, since it only serves where the connection that listens is down. */
const POLL_MS = 1000;

/** The feed where there is no broker: the log itself, and a connection that hears of appends. */
export class PostgresEventFeed extends EventFeed {
  private readonly bell = new Bell();
  private readonly listener: LogListener;

  constructor(
    pool: Pool,
    private readonly log: Pick<EventLog, 'readCommits'>,
    private readonly pollMs = POLL_MS,
  ) {
    super();
    this.listener = new LogListener(pool.options, this.bell);
  }

  override follow(after: bigint, signal: AbortSignal): AsyncIterable<readonly Recorded[]> {
    this.listener.start();
    return followLog(this.log, this.bell, { after, signal, pollMs: this.pollMs });
  }

  /** Those who follow are to be aborted before: from now on they would only poll. */
  close(): Promise<void> {
    return this.listener.close();
  }
}
