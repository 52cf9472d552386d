import type { Recorded } from '@platform/event-log';

/** Port and Nest token in one. Every adapter passes `eventFeedContract` of @testing. */
export abstract class EventFeed {
  /**
   * Everything after a position, in order and without a gap, for as long as it is not aborted: each
   * piece holds one or more whole commits. Ends quietly when aborted.
   */
  abstract follow(after: bigint, signal: AbortSignal): AsyncIterable<readonly Recorded[]>;
}
