import { setTimeout } from 'node:timers/promises';

import { Client, type Pool } from 'pg';

import type { Bell } from './bell';

const PAUSE_MS = 200;

/** One connection of its own that hears every append, and is made again whenever it is lost. */
export class LogListener {
  private readonly closing = new AbortController();
  private listening: Promise<void> | undefined;

  /** @param options of the pool whose database is listened to; it lends no connection for this */
  constructor(
    private readonly options: Pool['options'],
    private readonly bell: Bell,
  ) {}

  /** Does nothing where it listens already. */
  start(): void {
    this.listening ??= this.listenUntilClosed();
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.listening;
  }

  private async listenUntilClosed(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      await this.listenUntilLost().catch(() => undefined);
      await setTimeout(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async listenUntilLost(): Promise<void> {
    const client = new Client(this.options);
    client.on('notification', () => this.bell.ring());
    const lost = new Promise<void>((resolve) => {
      client.on('error', () => resolve());
      client.on('end', () => resolve());
      this.closing.signal.addEventListener('abort', () => resolve());
    });
    await Promise.race([this.hear(client), lost]);
    await lost;
    await client.end();
  }

  private async hear(client: Client): Promise<void> {
    await client.connect();
    await client.query('LISTEN log');
    // What was appended while nobody listened was not heard.
    this.bell.ring();
  }
}
