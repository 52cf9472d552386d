import { contexts, historyCommand, readModels } from '@assembly';
import { DomainError } from '@kernel';
import type { LogLevel } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CommandGateway } from '@platform/command-gateway';
import type { Config } from '@platform/config';
import { consumerMetrics, logMetrics, modelMetrics, type Metrics } from '@platform/observability';
import {
  ModelBehind,
  modelVersionOf,
  type ReadModel,
  type VersionRows,
} from '@platform/projections';
import { ModelRunsModule } from '@platform/projections/runs';
import {
  closedInTurn,
  startReacting,
  VERSION,
  type ModelStop,
  type Reacting,
} from '@platform/service';
import { loadReferenceHistory } from '@reference-history';

import { createApiApp } from '../api';
import { openPlatform, type OpenPlatform, type PlatformOptions } from './open-platform';
import { PlatformModule } from './platform.module';

export type DeskOptions = PlatformOptions &
  Readonly<{
    /** Of a request's body. */
    bodyMaxBytes: number;
    /** Who acts where a request does not say it. */
    operator: string;
    logLevel: Config['logLevel'];
    /** Loaded into an empty log, and what a newer version adds to it. */
    loadHistory: boolean;
    /** Whether the days that come and go are noted. No answer depends on it. */
    timekeeper: boolean;
    /** Where it tells how far everything is. */
    metrics?: Metrics | undefined;
    onHistory?: ((done: number, total: number) => void) | undefined;
    signal?: AbortSignal | undefined;
  }>;

export type Desk = Readonly<{
  app: NestFastifyApplication;
  /** Null where the desk can answer; else why it cannot. */
  notReady: () => Promise<string | null>;
  close: () => Promise<void>;
}>;

/** The log holds what this build cannot fold: a newer one has written there. */
export class ModelStopped extends DomainError {
  readonly code = 'MODEL_STOPPED';

  constructor({ model, stop: { code, message, position } }: ModelStop) {
    super(
      `The read model ${modelVersionOf(model)} stops at position ${String(position)}: ` +
        `${message} (${code})`,
    );
  }
}

const LOGGED: Readonly<Record<Config['logLevel'], LogLevel[] | false>> = {
  silent: false,
  error: ['error'],
  // A person looks at this terminal: what Nest tells of its own start is for those who debug it.
  warn: ['error', 'warn'],
  info: ['error', 'warn'],
  debug: ['error', 'warn', 'log', 'debug'],
};

/** Everything in one process over a migrated database: answers as soon as the promise resolves. */
export const openDesk = async (options: DeskOptions): Promise<Desk> => {
  const signal = options.signal ?? new AbortController().signal;
  const platform = openPlatform(options);
  const opened: (() => Promise<void>)[] = [platform.close];
  const close = () => closedInTurn(opened);
  try {
    const app = await createApp(platform, options);
    opened.push(() => app.close());
    if (options.loadHistory) await loadInto(app, platform, options);
    const reacting = await react(app, platform, options);
    opened.push(reacting.stop);
    if (options.metrics) tellMetrics(options.metrics, platform, reacting);
    // A reaction that fails is no reason to answer nothing: what it left undone is told.
    const reacted = reacting.caughtUp({ timeoutMs: REACTING_MS, signal });
    await Promise.race([reacted, stoppedModel(platform)]);
    signal.throwIfAborted();
    await caughtUp(platform, signal);
    const notReady = async () => reacting.whyNot() ?? (await platform.notReady());
    return { app, close, notReady };
  } catch (error) {
    // Why it does not open is the news, not what else went wrong on the way out.
    await close().catch(() => undefined);
    throw error;
  }
};

/** The position of all reactions of a desk is kept under this name. */
const CONSUMER = 'standalone';

const tellMetrics = (
  metrics: Metrics,
  { log, positions, models }: OpenPlatform,
  reacting: Reacting,
): void => {
  logMetrics(metrics, log);
  modelMetrics(metrics, { log, models: () => models.statuses() });
  const consumers = () => ({ [CONSUMER]: reacting.status() });
  consumerMetrics(metrics, { log, positions, consumers });
};

const react = (
  app: NestFastifyApplication,
  { log, feed, positions }: OpenPlatform,
  { timekeeper }: DeskOptions,
): Promise<Reacting> => {
  const duties = timekeeper ? contexts.flatMap((context) => context.duties) : [];
  return startReacting(app, { consumer: CONSUMER, log, feed, positions, duties });
};

/** Reactions to a desk's history take a fraction of it. */
const REACTING_MS = 30_000;

/** Never resolves with nothing: only a model that stops ends the wait for something else. */
const stoppedModel = async ({ stopped }: OpenPlatform): Promise<never> => {
  const stop = await stopped;
  if (stop) throw new ModelStopped(stop);
  return new Promise<never>(() => undefined);
};

/** @throws ModelStopped for the first model that stops: a desk that cannot answer does not open. */
const caughtUp = async ({ log, rows, stopped }: OpenPlatform, told: AbortSignal): Promise<void> => {
  const { position } = await log.head();
  const givenUp = new AbortController();
  const stopping = stopped.then((stop) => {
    givenUp.abort();
    if (stop) throw new ModelStopped(stop);
  });
  const waiting = readModels.map((model) =>
    applied(rows, { model, position, signal: AbortSignal.any([givenUp.signal, told]) }),
  );
  await Promise.race([Promise.all(waiting), stopping]);
  told.throwIfAborted();
};

type WaitedFor = Readonly<{ model: ReadModel; position: bigint; signal: AbortSignal }>;

/** In short waits, so that nobody waits on where another model has stopped. @throws ModelBehind */
const applied = async (
  rows: VersionRows,
  { model, position, signal }: WaitedFor,
): Promise<void> => {
  const deadline = performance.now() + CATCH_UP_MS;
  while (!signal.aborted) {
    try {
      await rows.waitForModel(model, position, SHORT_WAIT_MS);
      return;
    } catch (error) {
      if (!(error instanceof ModelBehind) || performance.now() > deadline) throw error;
    }
  }
};

const SHORT_WAIT_MS = 500;

/** A desk's history is folded in a fraction of it. */
const CATCH_UP_MS = 600_000;

const createApp = (
  platform: OpenPlatform,
  { bodyMaxBytes, operator, logLevel, metrics }: DeskOptions,
): Promise<NestFastifyApplication> =>
  createApiApp(
    [PlatformModule.of(platform), ModelRunsModule, ...contexts.map(({ module }) => module)],
    { bodyMaxBytes, operator, metrics, logger: LOGGED[logLevel], version: VERSION },
  );

const loadInto = (
  app: NestFastifyApplication,
  { archive }: OpenPlatform,
  { onHistory, signal }: DeskOptions,
): Promise<void> =>
  loadReferenceHistory({
    archive,
    commands: (recording) => app.get(CommandGateway).execute(historyCommand(recording)),
    onProgress: onHistory,
    signal,
  });
