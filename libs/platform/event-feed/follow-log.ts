import { isLostConnection, type EventLog, type Recorded } from '@platform/event-log';

import type { Bell } from './bell';
import { LogHasGap } from './event-feed';

export type Following = Readonly<{
  after: bigint;
  signal: AbortSignal;
  /** How long to trust that a silent bell means that nothing is new. */
  pollMs: number;
}>;

/** Events at most in a piece, but for a commit that is larger. */
const PIECE = 1000;

/** Reads until there is nothing more, then sleeps until the bell rings. Outlives an outage. */
export async function* followLog(
  log: Pick<EventLog, 'readCommits'>,
  bell: Bell,
  { after, signal, pollMs }: Following,
): AsyncGenerator<readonly Recorded[]> {
  let position = after;
  while (!signal.aborted) {
    const { heard } = bell;
    const piece = await commitsOrNothing(log, position);
    const last = piece.at(-1);
    if (last) {
      requireAdjacent(position, piece);
      position = last.position;
      yield piece;
    } else {
      await bell.next(heard, signal, pollMs);
    }
  }
}

/** What cannot be read for now is read when the bell rings again, or at the next poll. */
const commitsOrNothing = async (
  log: Pick<EventLog, 'readCommits'>,
  position: bigint,
): Promise<readonly Recorded[]> => {
  try {
    return await log.readCommits(position, PIECE);
  } catch (error) {
    if (isLostConnection(error)) return [];
    throw error;
  }
};

const requireAdjacent = (after: bigint, piece: readonly Recorded[]): void => {
  let last = after;
  for (const { position } of piece) {
    if (position !== last + 1n) throw new LogHasGap(last, position);
    last = position;
  }
};
