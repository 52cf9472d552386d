import type { EventSourceMessage } from 'eventsource-parser';

import { ConnectionLost, NothingListens, NotReady } from '../expected-error';
import type { Io } from '../io';
import type { Instance, Query } from './instance';
import { messagesOf } from './messages-of';

export type Followed = Readonly<{
  /** The position after which it begins. */
  after: string;
  query: Query;
  io: Pick<Io, 'interrupted' | 'pause'>;
  /** Told once for each connection that was lost, with the position from which it goes on. */
  onDrop: (position: string) => void;
  /** The API sends a comment every 15 s: after so long a silence nobody is there. */
  silenceMs?: number;
}>;

const SILENCE_MS = 45_000;
const RETRY_MS = 1000;

/**
 * Every message once, in order, through any number of lost connections; ends when interrupted.
 *
 * @throws as `Instance.open` does where the first connection fails, or a later one is refused
 */
export async function* follow(
  instance: Instance,
  followed: Followed,
): AsyncGenerator<EventSourceMessage> {
  const { after, query, io, silenceMs = SILENCE_MS } = followed;
  const place: Place = { after, retryMs: RETRY_MS, state: 'new' };
  const over = () => io.interrupted.aborted;
  while (!over()) {
    try {
      yield* connection(instance, query, { place, silenceMs });
    } catch (error) {
      if (!over() && !canWaitFor(place, error)) throw error;
    }
    if (!over()) await retreat(place, followed);
  }
}

const retreat = async (place: Place, { io, onDrop }: Followed): Promise<void> => {
  if (place.state === 'connected') onDrop(place.after);
  place.state = 'lost';
  await io.pause(place.retryMs, io.interrupted);
};

/** Whoever was never connected has a wrong address, and is told at once. */
const canWaitFor = ({ state }: Place, error: unknown): boolean =>
  state !== 'new' &&
  (error instanceof ConnectionLost || error instanceof NothingListens || error instanceof NotReady);

type Place = { after: string; retryMs: number; state: 'new' | 'connected' | 'lost' };

/** One connection, from where the one before stopped (HTML Living Standard, 9.2). */
async function* connection(
  instance: Instance,
  query: Query,
  { place, silenceMs }: Readonly<{ place: Place; silenceMs: number }>,
): AsyncGenerator<EventSourceMessage> {
  const quiet = new AbortController();
  const response = await instance.open('v1/events/stream', {
    query: { ...query, after: place.after },
    headers: { accept: 'text/event-stream', 'last-event-id': place.after },
    signal: quiet.signal,
  });
  place.state = 'connected';
  const patience = setTimeout(() => {
    quiet.abort();
  }, silenceMs);
  try {
    const messages = messagesOf((ms) => {
      place.retryMs = ms;
    });
    for await (const piece of instance.piecesOf(response)) {
      patience.refresh();
      for (const message of messages(piece)) {
        yield message;
        place.after = message.id ?? place.after;
      }
    }
  } finally {
    clearTimeout(patience);
    quiet.abort();
  }
}
