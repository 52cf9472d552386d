import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import { Logger, type LoggerService } from '@nestjs/common';
import { openTelemetrySettings, type ServiceConfig } from '@platform/config';
import {
  jsonLogger,
  managementServer,
  openMetrics,
  startTracing,
  tracesEndpoint,
} from '@platform/observability';

import type { Hosted, Service } from './hosted';
import { requireFreePort } from './port-in-use';
import type { Surroundings } from './surroundings';
import { Standing, untilAnswered } from './until-answered';
import { VERSION } from './version';

/**
 * Runs one service from its start to its graceful end: logs as JSON, liveness, readiness and
 * metrics on the management port, which answers from the first moment.
 *
 * @throws PortInUse
 */
export const runService = async (
  service: Service,
  config: ServiceConfig,
  { signal }: Pick<Surroundings, 'signal'>,
): Promise<void> => {
  const { name } = service;
  const logger = jsonLogger({ service: name, level: config.logLevel });
  Logger.overrideLogger(logger);
  const tracing = startTracing({
    service: name,
    version: VERSION,
    endpoint: tracesEndpoint(openTelemetrySettings()),
  });
  const metrics = openMetrics({ service: name, version: VERSION });
  const standing = new Standing();
  const management = managementServer({ ready: () => standing.notReady(), metrics });
  try {
    const managementPort = await listen(management, config);
    const until = untilAnswered({ standing, signal, logger });
    const opening = service.open({ config, metrics, logger, signal, until });
    const hosted = await openedInTime(opening, signal);
    standing.hosted = hosted;
    logger.log({ message: 'ready', managementPort, ...hosted.listensAt }, name);
    await untilTold(signal);
  } finally {
    try {
      await ended(standing, { logger, name });
    } finally {
      management.close();
      management.closeAllConnections();
      await tracing.stop();
    }
  }
};

/** @returns the port; nothing where there is to be none */
const listen = async (
  management: Server,
  { host, managementPort }: ServiceConfig,
): Promise<number | undefined> => {
  if (managementPort === null) return undefined;
  if (managementPort !== 0) {
    await requireFreePort(host, managementPort, 'INTERDICT_MANAGEMENT_PORT');
  }
  management.listen(managementPort, host);
  await once(management, 'listening');
  return (management.address() as AddressInfo).port;
};

const untilTold = async (signal: AbortSignal): Promise<void> => {
  if (!signal.aborted) await once(signal, 'abort');
};

const CLOSING_MS = 10_000;

/** One that is silent while it opens is left to itself, some time after it was told to stop. */
const openedInTime = async (opening: Promise<Hosted>, signal: AbortSignal): Promise<Hosted> => {
  const late = untilTold(signal).then(() => doneWithin(CLOSING_MS, opening));
  const isOpen = await Promise.race([opening.then(() => true), late]);
  if (!isOpen) signal.throwIfAborted();
  return opening;
};

const doneWithin = async (timeoutMs: number, work: Promise<unknown>): Promise<boolean> => {
  const over = new AbortController();
  const tooLate = pause(timeoutMs, false, { signal: over.signal });
  try {
    return await Promise.race([work.then(() => true), tooLate]);
  } finally {
    over.abort();
  }
};

type Saying = Readonly<{ logger: LoggerService; name: string }>;

/** What is under way ends first, but not for ever: whoever is killed instead loses nothing. */
const ended = async ({ hosted }: Standing, { logger, name }: Saying): Promise<void> => {
  if (!hosted) return;
  logger.log({ message: 'stopping' }, name);
  try {
    const isClosed = await doneWithin(CLOSING_MS, hosted.close());
    if (!isClosed) logger.warn(`What was under way did not end within ${String(CLOSING_MS)} ms.`);
  } catch (error) {
    logger.error(error, name);
    throw error;
  }
  logger.log({ message: 'stopped' }, name);
};
