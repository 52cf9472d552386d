import { setTimeout as pause } from 'node:timers/promises';

import { EventFeed } from '@platform/event-feed';
import type { EventLog, Recorded } from '@platform/event-log';

export type FeedOfGenerationPorts = Readonly<{
  feed: EventFeed;
  log: Pick<EventLog, 'head'>;
  /** Of the log, as the feed was opened. */
  generation: string;
  /** How long nothing may come before the log is asked. */
  quietMs?: number | undefined;
}>;

const QUIET_MS = 1_000;

/**
 * A feed for as long as the log is of one generation. Whatever is recorded tells of a new one;
 * where nothing is recorded nobody would learn of it, and so the log is asked while nothing comes.
 */
export class FeedOfGeneration extends EventFeed {
  private over = false;

  constructor(private readonly ports: FeedOfGenerationPorts) {
    super();
  }

  /** Whether it ended since the log is of another generation now. */
  get isOver(): boolean {
    return this.over;
  }

  override async *follow(after: bigint, signal: AbortSignal): AsyncIterable<readonly Recorded[]> {
    const ending = new AbortController();
    const end = () => ending.abort();
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    const pieces = this.ports.feed.follow(after, ending.signal)[Symbol.asyncIterator]();
    try {
      for (;;) {
        const coming = pieces.next();
        if (await this.isOverBefore(coming)) end();
        const next = await coming;
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      end();
      signal.removeEventListener('abort', end);
      await pieces.return?.();
    }
  }

  private async isOverBefore(coming: Promise<unknown>): Promise<boolean> {
    const { quietMs = QUIET_MS } = this.ports;
    const came = new AbortController();
    const wake = () => came.abort();
    void coming.then(wake, wake);
    while (!this.over && (await isQuiet(quietMs, came.signal))) {
      this.over = await this.isOpenedAnew();
    }
    return this.over;
  }

  /** That the log is away is the feed's to notice. */
  private async isOpenedAnew(): Promise<boolean> {
    const { log, generation } = this.ports;
    const head = await log.head().catch(() => undefined);
    return head !== undefined && head.generation !== generation;
  }
}

/** Whether so much time has passed before something came. */
const isQuiet = (quietMs: number, signal: AbortSignal): Promise<boolean> =>
  pause(quietMs, true, { signal }).catch(() => false);
