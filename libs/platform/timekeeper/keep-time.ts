import type { Instant } from '@kernel';
import type { Clock } from '@platform/clock';
import type { EventFeed } from '@platform/event-feed';
import type { EventLog } from '@platform/event-log';

import { Agenda } from './agenda';
import type { Duty, OnFailure } from './duty';
import { Patience } from './patience';

export type TimekeeperPorts = Readonly<{
  log: Pick<EventLog, 'head' | 'readStream'>;
  feed: EventFeed;
  clock: Clock;
  duties: readonly Duty[];
  /** Sends a duty's command to the context that owns the stream. */
  record: (command: object) => Promise<unknown>;
  signal: AbortSignal;
  onFailure: OnFailure;
}>;

export type Timekeeper = Readonly<{
  /** Resolves once all is noted, or was tried, that the log made due before it began. */
  caughtUp: Promise<void>;
  /** Resolves when it was told to stop, and stopped. */
  ended: Promise<void>;
}>;

/** Nothing is due: one sleeps until the log grows. */
const NEVER: Instant = '9999-12-31T23:59:59.999Z';

/**
 * Derives what is due from the log, and has each notice recorded at its instant, or as soon as it
 * can be afterwards. It keeps nothing: two at once, a crash in between and a late start come to the
 * same notices, since a decision stays quiet where one stands. Answers never rest on it.
 */
export const keepTime = (ports: TimekeeperPorts): Timekeeper => {
  const { clock, signal } = ports;
  const agenda = new Agenda(ports.duties, ports);
  const sleep = new Sleep(signal);
  const [heard, hear] = promised();
  const [caughtUp, catchUp] = promised();

  const work = async (): Promise<void> => {
    await heard;
    while (!signal.aborted) {
      const disturbed = sleep.begin();
      await agenda.keep(signal);
      catchUp();
      await clock.until(agenda.next() ?? NEVER, disturbed);
    }
    catchUp();
  };
  const listening = listen(ports, {
    forget: () => agenda.forget(),
    tell: (streams, isAllHeard) => {
      new Set(streams).forEach((stream) => agenda.touch(stream));
      if (isAllHeard) hear();
      sleep.disturb();
    },
  }).then(hear);
  const ended = Promise.all([listening, work()]).then(() => undefined);
  return { caughtUp, ended };
};

const promised = (): [Promise<void>, () => void] => {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return [promise, resolve];
};

/** From when one looks until one is woken: what comes in between is not slept over. */
class Sleep {
  private current = new AbortController();

  constructor(signal: AbortSignal) {
    signal.addEventListener('abort', () => this.disturb(), { once: true });
  }

  begin(): AbortSignal {
    this.current = new AbortController();
    return this.current.signal;
  }

  disturb(): void {
    this.current.abort();
  }
}

type Hearer = Readonly<{
  tell: (streams: readonly string[], isAllHeard: boolean) => void;
  /** What was told was of another log. */
  forget: () => void;
}>;

/** The log from its beginning, for ever: through whatever keeps one from it for a while. */
const listen = async (ports: TimekeeperPorts, { tell, forget }: Hearer): Promise<void> => {
  const { log, feed, clock, signal, onFailure } = ports;
  let position = 0n;
  let ofGeneration: string | undefined;
  for (let patience = new Patience(); !signal.aborted;) {
    try {
      const { position: newest, generation } = await log.head();
      // A position in another log, or in a part of it that was lost, says nothing of this one.
      if (generation !== ofGeneration || position > newest) {
        position = 0n;
        forget();
      }
      ofGeneration = generation;
      tell([], position >= newest);
      for await (const piece of feed.follow(position, signal)) {
        position = piece.at(-1)?.position ?? position;
        tell(
          piece.map(({ stream }) => stream),
          position >= newest,
        );
        patience = new Patience();
      }
      return;
    } catch (error) {
      patience.failedAt(clock.now());
      onFailure('The timekeeper follows the log', error);
      await clock.until(patience.until, signal);
    }
  }
};
