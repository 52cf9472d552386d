import { changesTakeEffect } from '@contexts/export-controls';
import { mandatesAndMeasuresEnd } from '@contexts/security-council';
import { Logger, type INestApplication } from '@nestjs/common';
import { CommandBus, type ICommand } from '@nestjs/cqrs';
import { Clock } from '@platform/clock';
import { connectReactions, EventTransport } from '@platform/messaging';
import { keepTime, type Timekeeper } from '@platform/timekeeper';

import type { OpenPlatform } from './open-platform';

/** The position of all reactions of this process is kept under this name. */
const CONSUMER = 'standalone';

const DUTIES = [changesTakeEffect, mandatesAndMeasuresEnd];

export type Reacting = Readonly<{
  /** Resolves once nothing is left to react to, the reactions' own effects included. */
  caughtUp: (timeoutMs: number) => Promise<void>;
  /** Why nobody reacts any more; null where somebody does. */
  whyNot: () => string | null;
  /** Before the application closes, which ends the reactions. */
  stop: () => Promise<void>;
}>;

/** Everybody who reacts to what is recorded, and the timekeeper, which reacts to the clock. */
export const startReacting = async (
  app: INestApplication,
  { log, feed, positions }: OpenPlatform,
  { timekeeper }: Readonly<{ timekeeper: boolean }>,
): Promise<Reacting> => {
  const transport = new EventTransport({ consumer: CONSUMER, feed, log, positions });
  connectReactions(app, transport);
  await app.startAllMicroservices();
  const stopping = new AbortController();
  const time = timekeeper ? timekeeperOf(app, { log, feed }, stopping.signal) : undefined;
  const caughtUp = async (timeoutMs: number) => {
    await time?.caughtUp;
    for (;;) {
      const { position } = await log.head();
      if (transport.settledAt() >= position) return;
      await transport.waitUntil(position, timeoutMs);
    }
  };
  const whyNot = () => {
    const { stopped } = transport.reacting();
    return stopped ? `Nobody reacts any more: ${stopped.message} (${stopped.code})` : null;
  };
  const stop = async () => {
    stopping.abort();
    await time?.ended;
  };
  return { caughtUp, whyNot, stop };
};

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
