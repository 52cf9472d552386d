import { once } from 'node:events';

import { Logger, type INestApplication } from '@nestjs/common';
import { CommandBus, type ICommand } from '@nestjs/cqrs';
import { Clock } from '@platform/clock';
import type { EventLog } from '@platform/event-log';
import {
  connectReactions,
  EventTransport,
  ReactionsBehind,
  ReactionsStopped,
  type ConsumerPorts,
  type ConsumerStatus,
} from '@platform/messaging';
import { keepTime, type Duty, type Timekeeper } from '@platform/timekeeper';

export type Reacting = Readonly<{
  /**
   * Resolves once nothing is left to react to, the reactions' own effects included; after so long
   * with what is left undone; or when it is aborted.
   */
  caughtUp: (patience: Patience) => Promise<void>;
  /** Why nobody reacts any more; null where somebody does. */
  whyNot: () => string | null;
  status: () => ConsumerStatus;
  /** Before the application closes, which ends the reactions. */
  stop: () => Promise<void>;
}>;

type Patience = Readonly<{ timeoutMs: number; signal: AbortSignal }>;

export type ReactingPorts = ConsumerPorts &
  Readonly<{
    log: EventLog;
    /** What the timekeeper looks after; none where it has nothing to do. */
    duties: readonly Duty[];
  }>;

/**
 * Everybody who reacts to what is recorded, and the timekeeper, which reacts to the clock. Starts
 * whatever else is connected to the application too.
 */
export const startReacting = async (
  app: INestApplication,
  ports: ReactingPorts,
): Promise<Reacting> => {
  const { log, duties } = ports;
  const transport = new EventTransport(ports);
  connectReactions(app, transport);
  await app.startAllMicroservices();
  const stopping = new AbortController();
  const time = duties.length > 0 ? timekeeperOf(app, ports, stopping.signal) : undefined;
  const caughtUp = async ({ timeoutMs, signal }: Patience) => {
    const over = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    await Promise.race([time?.caughtUp, whenAborted(over)]);
    while (!over.aborted && transport.reacting().stopped === undefined) {
      const { position } = await log.head();
      if (transport.settledAt() >= position) return;
      await settled(transport, position);
    }
  };
  const whyNot = () => {
    const { stopped } = transport.reacting();
    // What is tried again by itself is told by the status: answers do not wait for it.
    return stopped ? `Nobody reacts any more: ${stopped.message} (${stopped.code})` : null;
  };
  const stop = async () => {
    stopping.abort();
    await time?.ended;
  };
  return { caughtUp, whyNot, status: () => transport.reacting(), stop };
};

const whenAborted = (signal: AbortSignal): Promise<unknown> =>
  signal.aborted ? Promise.resolve() : once(signal, 'abort');

/** In short waits: whoever waits may be told to stop. */
const settled = async (transport: EventTransport, position: bigint): Promise<void> => {
  try {
    await transport.waitUntil(position, SHORT_WAIT_MS);
  } catch (error) {
    if (!(error instanceof ReactionsBehind || error instanceof ReactionsStopped)) throw error;
  }
};

const SHORT_WAIT_MS = 250;

const timekeeperOf = (
  app: INestApplication,
  { log, feed, duties }: ReactingPorts,
  signal: AbortSignal,
): Timekeeper => {
  const logger = new Logger('Timekeeper');
  const commands = app.get(CommandBus);
  return keepTime({
    ...{ log, feed, signal, duties, clock: app.get(Clock) },
    record: (command) => commands.execute(command as ICommand),
    onFailure: (what, error) => logger.error(`${what}: ${String(error)}; it is tried again.`),
  });
};
