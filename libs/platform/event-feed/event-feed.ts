import { DomainError } from '@kernel';
import type { Recorded } from '@platform/event-log';

/** Port and Nest token in one. Every adapter passes `eventFeedContract` of @testing. */
export abstract class EventFeed {
  /**
   * Everything after a position, in order and without a gap, for as long as it is not aborted: each
   * piece holds one or more whole commits. A position inside a commit is followed by the rest of
   * that commit. Ends quietly when aborted.
   *
   * @throws LogHasGap
   */
  abstract follow(after: bigint, signal: AbortSignal): AsyncIterable<readonly Recorded[]>;
}

/** A position is missing: whoever goes on would believe that nothing was recorded there. */
export class LogHasGap extends DomainError {
  readonly code = 'LOG_HAS_GAP';

  constructor(after: bigint, found: bigint) {
    super(`After position ${String(after)} the log goes on at ${String(found)}.`);
  }
}
