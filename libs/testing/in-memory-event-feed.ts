import { EventFeed, followLog } from '@platform/event-feed';
import type { Recorded } from '@platform/event-log';

import type { InMemoryEventLog } from './in-memory-event-log';

/** Here the bell always rings: nobody has to look by himself. */
const POLL_MS = 3_600_000;

export class InMemoryEventFeed extends EventFeed {
  constructor(private readonly log: InMemoryEventLog) {
    super();
  }

  override follow(after: bigint, signal: AbortSignal): AsyncIterable<readonly Recorded[]> {
    return followLog(this.log, this.log.bell, { after, signal, pollMs: POLL_MS });
  }
}
