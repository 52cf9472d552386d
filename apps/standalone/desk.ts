import { ApiModule, prepareApi, readModels } from '../api';
import { DomainError } from '@kernel';
import { Module, type LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '@platform/config';
import {
  ModelBehind,
  modelVersionOf,
  type ReadModel,
  type VersionRows,
} from '@platform/projections';
import { loadReferenceHistory } from '@reference-history';

import { historyCommand } from './history-command';
import type { ModelStop } from './kept-models';
import { openPlatform, type OpenPlatform, type PlatformOptions } from './open-platform';
import { startReacting } from './reacting';
import { PlatformModule } from './platform.module';
import { VERSION } from './version';

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

class Standalone {}

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
  const platform = openPlatform(options);
  const opened: (() => Promise<void>)[] = [platform.close];
  const close = async () => {
    for (const stop of opened.toReversed()) await stop();
  };
  try {
    const app = await createApp(platform, options);
    opened.push(() => app.close());
    if (options.loadHistory) await loadInto(app, platform, options);
    const reacting = await startReacting(app, platform, options);
    opened.push(reacting.stop);
    await reacting.caughtUp(CATCH_UP_MS);
    await caughtUp(platform);
    const notReady = async () => reacting.whyNot() ?? (await platform.notReady());
    return { app, close, notReady };
  } catch (error) {
    await close();
    throw error;
  }
};

/** @throws ModelStopped for the first model that stops: a desk that cannot answer does not open. */
const caughtUp = async ({ log, rows, stopped }: OpenPlatform): Promise<void> => {
  const { position } = await log.head();
  const givenUp = new AbortController();
  const stopping = stopped.then((stop) => {
    givenUp.abort();
    if (stop) throw new ModelStopped(stop);
  });
  const waiting = readModels.map((model) =>
    applied(rows, { model, position, signal: givenUp.signal }),
  );
  await Promise.race([Promise.all(waiting), stopping]);
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

const createApp = async (
  platform: OpenPlatform,
  { bodyMaxBytes, operator, logLevel }: DeskOptions,
): Promise<NestFastifyApplication> => {
  Module({ imports: [PlatformModule.of(platform), ApiModule] })(Standalone);
  const adapter = new FastifyAdapter({ bodyLimit: bodyMaxBytes, forceCloseConnections: true });
  const app = await NestFactory.create<NestFastifyApplication>(Standalone, adapter, {
    rawBody: true,
    bodyParser: false,
    logger: LOGGED[logLevel],
    abortOnError: false,
  });
  prepareApi(app, { bodyMaxBytes, operator, version: VERSION });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
};

const loadInto = (
  app: NestFastifyApplication,
  { archive }: OpenPlatform,
  { onHistory, signal }: DeskOptions,
): Promise<void> =>
  loadReferenceHistory({
    archive,
    commands: (recording) => app.get(CommandBus).execute(historyCommand(recording)),
    onProgress: onHistory,
    signal,
  });
