import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freshDatabase, type FreshDatabase } from '@testing';
import type { InjectOptions } from 'fastify';

import { openDesk, type Desk } from '../../apps/standalone';

export type Answered = Readonly<{
  status: number;
  headers: Readonly<Record<string, unknown>>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- its test says what it is
  body: any;
  text: string;
}>;

export type TestDesk = Readonly<{
  desk: Desk;
  databaseUrl: string;
  get: (url: string, headers?: Record<string, string>) => Promise<Answered>;
  post: (url: string, body: unknown, headers?: Record<string, string>) => Promise<Answered>;
  /** Another process over the same data, where this one has closed its desk. */
  reopen: (over?: Options) => Promise<TestDesk>;
  /** The desk and all that it kept. */
  close: () => Promise<void>;
  /** What it kept, where the desk itself is closed. */
  discard: () => Promise<void>;
}>;

type Options = Readonly<{ history?: boolean; bodyMaxBytes?: number; timekeeper?: boolean }>;
type Place = Readonly<{ database: FreshDatabase; evidenceDir: string }>;

/** The product whole, over a real database of its own; spoken to without a socket. */
export const openTestDesk = async (options: Options = {}): Promise<TestDesk> =>
  openTestDeskIn(options, {
    database: await freshDatabase(),
    evidenceDir: await mkdtemp(join(tmpdir(), 'interdict-evidence-')),
  });

/** The same over what somebody has left there. */
export const openTestDeskIn = async (options: Options, place: Place): Promise<TestDesk> => {
  const { database, evidenceDir } = place;
  const desk = await openDesk({
    databaseUrl: database.url,
    evidenceDir,
    evidenceMaxBytes: 1024 * 1024,
    bodyMaxBytes: options.bodyMaxBytes ?? 1024 * 1024,
    operator: 'operator',
    logLevel: 'error',
    loadHistory: options.history ?? true,
    timekeeper: options.timekeeper ?? true,
  });
  const ask = async (request: InjectOptions): Promise<Answered> => {
    const { statusCode, headers, body: text } = await desk.app.inject(request);
    const isJson = text !== '' && /\/(problem\+)?json\b/.test(String(headers['content-type']));
    return { status: statusCode, headers, text, body: isJson ? JSON.parse(text) : undefined };
  };
  const discard = async () => {
    await database.drop();
    await rm(evidenceDir, { recursive: true });
  };
  return {
    desk,
    databaseUrl: database.url,
    get: (url, headers = {}) => ask({ method: 'GET', url, headers }),
    post: (url, body, headers = {}) =>
      ask({ method: 'POST', url, payload: body as string, headers }),
    reopen: (over = {}) => openTestDeskIn({ ...options, ...over }, place),
    close: async () => {
      await desk.close();
      await discard();
    },
    discard,
  };
};
