import { EventFeed } from '@platform/event-feed';
import type { EventLog, Recorded } from '@platform/event-log';

/** What the log holds by now, in pieces of so many commits, and then the end. */
export class FiniteFeed extends EventFeed {
  /** @param sizes commits a piece, over and over; each at least 1 */
  constructor(
    private readonly log: Pick<EventLog, 'readCommits'>,
    private readonly sizes: readonly number[] = [1],
  ) {
    super();
  }

  override async *follow(after: bigint, signal: AbortSignal): AsyncIterable<readonly Recorded[]> {
    let position = after;
    for (let turn = 0; !signal.aborted; turn += 1) {
      const piece = await this.commitsAfter(position, this.sizes[turn % this.sizes.length] ?? 1);
      const last = piece.at(-1);
      if (!last) return;
      position = last.position;
      yield piece;
    }
  }

  private async commitsAfter(position: bigint, count: number): Promise<readonly Recorded[]> {
    const piece: Recorded[] = [];
    for (let n = 0; n < count; n += 1) {
      piece.push(...(await this.log.readCommits(piece.at(-1)?.position ?? position, 1)));
    }
    return piece;
  }
}
