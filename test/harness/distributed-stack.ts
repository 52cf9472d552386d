import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { createPool, dropServiceLogins } from '@platform/database';
import { freshDatabase } from '@testing';

import { loadReference, startServices, type ServiceName, type Services } from '../../apps/stack';
import type { Answered } from './test-desk';
import { WHOLE } from './whole-history';

/** An API that answers over HTTP. */
export type Spoken = Readonly<{
  get: (path: string, headers?: Record<string, string>) => Promise<Answered>;
  post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answered>;
}>;

export type TestStack = Spoken &
  Readonly<{
    services: Services;
    /** Of the owner. */
    databaseUrl: string;
    evidenceDir: string;
    /** Before the names of this stack's topics. */
    prefix: string;
    /** As Prometheus has them. */
    metricsOf: (name: ServiceName) => Promise<string>;
    /** Why it is not ready, as its answer says; nothing where it is. */
    whyNotReady: (name: ServiceName) => Promise<string | null>;
    close: () => Promise<void>;
  }>;

export type TestStackOptions = Readonly<{
  brokers: readonly string[];
  /** Whether the history that the product ships is loaded. */
  history?: boolean | undefined;
  scriptOf?: ((name: ServiceName) => readonly string[]) | undefined;
  env?: Readonly<Record<string, string>> | undefined;
}>;

/** From the sources of this file, and from its compiled form beside the product's. */
const APPS = ['../../dist/apps', '../../apps']
  .map((apps) => join(__dirname, apps))
  .find((path) => existsSync(join(path, 'relay/main.js')));

/** A service as it is built. */
export const builtApp = (name: ServiceName): readonly string[] => {
  if (APPS === undefined) {
    throw new Error('dist/ is missing: npm run build comes before this test.');
  }
  return [join(APPS, name, 'main.js')];
};

/** Every service as a process of its own, over a database and topics of its own. */
export const openTestStack = async (options: TestStackOptions): Promise<TestStack> => {
  const { brokers, history = true, scriptOf = builtApp, env = {} } = options;
  const database = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'interdict-stack-'));
  const suffix = randomUUID().slice(0, 8);
  const prefix = `test.${suffix}.`;
  const discard = async () => {
    // Logins are the server's: they go before the database that they may do something in.
    const pool = createPool(database.url, { max: 1, name: 'stack' });
    await dropServiceLogins(pool, suffix).finally(() => pool.end());
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const services = await startServices({
    ...{ ownerUrl: database.url, loginSuffix: suffix, brokers, prefix, dataDir, port: 0 },
    scriptOf,
    env: { INTERDICT_LOG_LEVEL: 'info', ...env },
  }).catch(async (error: unknown) => {
    await discard();
    throw error;
  });
  const stack = opened(services, { databaseUrl: database.url, dataDir, prefix, discard });
  if (!history) return stack;
  return loaded(stack).catch(async (error: unknown) => {
    await stack.close();
    throw error;
  });
};

/** With what deciders, reactions and the timekeeper make of it. */
const loaded = async (stack: TestStack): Promise<TestStack> => {
  await loadReference(stack.services.url, { signal: AbortSignal.timeout(60_000) });
  await applied(stack, WHOLE);
  return stack;
};

/** A route of each read model. */
const READ = ['/v1/export-ban-lists', '/v1/sanctions-regimes', '/v1/developments'];

/** Resolves when every read model has come to the position. */
export const applied = async (stack: Spoken, position: bigint | string): Promise<void> => {
  const deadline = performance.now() + PATIENCE_MS;
  for (const route of READ) {
    const url = `${route}?minPosition=${String(position)}`;
    // Each time it waits for two seconds by itself.
    for (let answer = await stack.get(url); answer.status !== 200; answer = await stack.get(url)) {
      if (answer.status !== 503 || performance.now() > deadline) throw new Error(answer.text);
    }
  }
};

/** Resolves when the log holds nothing that somebody has yet to react to or to apply. */
export const settled = async (stack: Spoken): Promise<string> => {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const { body, text } = await stack.get('/v1/status');
    const { log, models, reactions } = body.data;
    const behind = [...models, ...reactions].filter(({ lag }: { lag: string }) => lag !== '0');
    if (behind.length === 0) return log.position as string;
    if (performance.now() > deadline) throw new Error(text);
    await pause(LOOKS_EACH_MS);
  }
};

const PATIENCE_MS = 60_000;

/** Whoever asks without a pause keeps busy those whom it waits for. */
const LOOKS_EACH_MS = 20;

type Place = Readonly<{
  databaseUrl: string;
  dataDir: string;
  prefix: string;
  discard: () => Promise<void>;
}>;

const opened = (
  services: Services,
  { databaseUrl, dataDir, prefix, discard }: Place,
): TestStack => {
  const managed = async (name: ServiceName, path: string) => {
    const { management } = services.ports[name];
    return fetch(`http://127.0.0.1:${String(management)}${path}`);
  };
  return {
    ...{ services, databaseUrl, prefix, ...speakingTo(services.url) },
    metricsOf: async (name) => (await managed(name, '/metrics')).text(),
    whyNotReady: async (name) => {
      const response = await managed(name, '/readyz');
      const text = await response.text();
      return response.ok ? null : text;
    },
    evidenceDir: join(dataDir, 'evidence'),
    close: async () => {
      await services.stop();
      await discard();
    },
  };
};

export const speakingTo = (url: string): Spoken => {
  const ask = async (path: string, init: RequestInit = {}): Promise<Answered> => {
    const response = await fetch(`${url}${path}`, init);
    const text = await response.text();
    const isJson = /\/(problem\+)?json\b/.test(response.headers.get('content-type') ?? '');
    const headers = Object.fromEntries(response.headers);
    return { status: response.status, headers, text, body: isJson ? JSON.parse(text) : undefined };
  };
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  return { get: (path, headers = {}) => ask(path, { headers }), post };
};
