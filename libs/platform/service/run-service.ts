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
  type Metrics,
} from '@platform/observability';

import { requireFreePort } from './port-in-use';
import type { Surroundings } from './surroundings';
import { VERSION } from './version';

/** What a service stands on while it opens. */
export type Host = Readonly<{
  config: ServiceConfig;
  metrics: Metrics;
  logger: LoggerService;
  /** Aborted when the process is told to stop. */
  signal: AbortSignal;
  /** Asks again and again until it is answered; meanwhile the service is not ready and says why. */
  until: (what: string, ask: () => Promise<unknown>) => Promise<void>;
}>;

/** A service that is open. */
export type Hosted = Readonly<{
  /** Why it is not ready; null where it is. */
  notReady: () => Promise<string | null>;
  /** Where it takes commands or requests, for whoever reads its log. */
  listensAt?: Readonly<Record<string, string | number>> | undefined;
  close: () => Promise<void>;
}>;

export type Service = Readonly<{
  /** `export-controls`: the context, or what it does. */
  name: string;
  open: (host: Host) => Promise<Hosted>;
}>;

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
    const until = untilAnswered(standing, signal, logger);
    const hosted = await service.open({ config, metrics, logger, signal, until });
    standing.hosted = hosted;
    logger.log({ message: 'ready', managementPort, ...hosted.listensAt }, name);
    await untilTold(signal);
  } finally {
    await ended(standing, { logger, name });
    management.close();
    management.closeAllConnections();
    await tracing.stop();
  }
};

/** What readiness is asked of, before the service is open too. */
class Standing {
  hosted: Hosted | undefined;
  waitsFor = 'It is starting.';

  notReady(): Promise<string | null> {
    return this.hosted ? this.hosted.notReady() : Promise.resolve(this.waitsFor);
  }
}

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

const untilAnswered =
  (standing: Standing, signal: AbortSignal, logger: LoggerService): Host['until'] =>
  async (what, ask) => {
    let said: string | undefined;
    for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, 2_000)) {
      signal.throwIfAborted();
      try {
        await ask();
        return;
      } catch (error) {
        standing.waitsFor = `It waits for ${what}: ${textOf(error)}`;
        if (standing.waitsFor !== said) logger.warn(standing.waitsFor);
        said = standing.waitsFor;
      }
      await pause(pauseMs, undefined, { signal });
    }
  };

const textOf = (error: unknown): string => {
  // Of a host with two addresses that both refuse, the message is empty.
  if (error instanceof AggregateError) return error.errors.map(textOf).join(', ');
  return error instanceof Error ? error.message : String(error);
};

const untilTold = async (signal: AbortSignal): Promise<void> => {
  if (!signal.aborted) await once(signal, 'abort');
};

const CLOSING_MS = 10_000;

/** What is under way ends first, but not for ever: whoever is killed instead loses nothing. */
const ended = async (
  { hosted }: Standing,
  { logger, name }: Readonly<{ logger: LoggerService; name: string }>,
): Promise<void> => {
  if (!hosted) return;
  logger.log({ message: 'stopping' }, name);
  const tooLate = AbortSignal.timeout(CLOSING_MS);
  const closed = hosted.close().then(() => true);
  const isClosed = await Promise.race([closed, once(tooLate, 'abort').then(() => false)]);
  if (!isClosed) logger.warn(`What was under way did not end within ${String(CLOSING_MS)} ms.`);
  logger.log({ message: 'stopped' }, name);
};
