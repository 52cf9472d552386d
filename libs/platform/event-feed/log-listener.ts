import { setTimeout } from 'node:timers/promises';

import { Client, type Pool } from 'pg';

import type { Bell } from './bell';

const PAUSE_MS = 200;

/** One connection of its own that hears every append, and is made again whenever it is lost. */
export class LogListener {
  private readonly closing = new AbortController();
  private listening: Promise<void> | undefined;
  /** Tells whoever listens that it is over. */
  private hangUp: () => void = () => undefined;

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
    this.hangUp();
    await this.listening;
  }

  private async listenUntilClosed(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      // Whoever follows polls meanwhile, and meets the outage itself where it lasts.
      await this.listenUntilLost().catch(() => undefined);
      await setTimeout(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async listenUntilLost(): Promise<void> {
    const client = new Client(this.options);
    const lost = new Promise<void>((resolve) => {
      this.hangUp = resolve;
      client.on('error', () => resolve());
      client.on('end', () => resolve());
    });
    client.on('notification', () => this.bell.ring());
    try {
      await Promise.race([this.hear(client), lost]);
      await lost;
    } finally {
      await client.end();
    }
  }

  private async hear(client: Client): Promise<void> {
    await client.connect();
    await client.query('LISTEN log');
    // What was appended while nobody listened was not heard.
    this.bell.ring();
  }
}
