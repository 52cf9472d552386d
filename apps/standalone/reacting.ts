import { once } from 'node:events';

import { changesTakeEffect } from '@contexts/export-controls';
import { mandatesAndMeasuresEnd } from '@contexts/security-council';
import { Logger, type INestApplication } from '@nestjs/common';
import { CommandBus, type ICommand } from '@nestjs/cqrs';
import { Clock } from '@platform/clock';
import {
  connectReactions,
  EventTransport,
  ReactionsBehind,
  ReactionsStopped,
} from '@platform/messaging';
import { keepTime, type Timekeeper } from '@platform/timekeeper';

import type { OpenPlatform } from './open-platform';

/** The position of all reactions of this process is kept under this name. */
const CONSUMER = 'standalone';

const DUTIES = [changesTakeEffect, mandatesAndMeasuresEnd];

export type Reacting = Readonly<{
  /**
   * Resolves once nothing is left to react to, the reactions' own effects included; after so long
   * with what is left undone; or when it is aborted.
   */
  caughtUp: (patience: Patience) => Promise<void>;
  /** Why nobody reacts any more; null where somebody does. */
  whyNot: () => string | null;
  /** Before the application closes, which ends the reactions. */
  stop: () => Promise<void>;
}>;

type Patience = Readonly<{ timeoutMs: number; signal: AbortSignal }>;

/** Everybody who reacts to what is recorded, and the timekeeper, which reacts to the clock. */
export const startReacting = async (
  app: INestApplication,
  { log, feed, positions, reactions }: OpenPlatform,
  { timekeeper }: Readonly<{ timekeeper: boolean }>,
): Promise<Reacting> => {
  const transport = new EventTransport({ consumer: CONSUMER, feed, log, positions });
  connectReactions(app, transport);
  reactions.know(CONSUMER, () => transport.reacting());
  await app.startAllMicroservices();
  const stopping = new AbortController();
  const time = timekeeper ? timekeeperOf(app, { log, feed }, stopping.signal) : undefined;
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
  return { caughtUp, whyNot, stop };
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
  { log, feed }: Pick<OpenPlatform, 'log' | 'feed'>,
  signal: AbortSignal,
): Timekeeper => {
  const logger = new Logger('Timekeeper');
  const commands = app.get(CommandBus);
  return keepTime({
    ...{ log, feed, signal, clock: app.get(Clock), duties: DUTIES },
    record: (command) => commands.execute(command as ICommand),
    onFailure: (what, error) => logger.error(`${what}: ${String(error)}; it is tried again.`),
  });
};
