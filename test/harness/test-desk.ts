import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freshDatabase } from '@testing';
import type { InjectOptions } from 'fastify';

import { openDesk, type Desk } from '../../apps/standalone';

export type Answered = Readonly<{
  status: number;
  headers: Readonly<Record<string, unknown>>;
  // What an answer holds is what its test says that it holds.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
  text: string;
}>;

export type TestDesk = Readonly<{
  desk: Desk;
  get: (url: string, headers?: Record<string, string>) => Promise<Answered>;
  post: (url: string, body: unknown, headers?: Record<string, string>) => Promise<Answered>;
  close: () => Promise<void>;
}>;

/** The product whole, over a real database of its own; spoken to without a socket. */
export const openTestDesk = async (
  options: Readonly<{ history?: boolean; bodyMaxBytes?: number }> = {},
): Promise<TestDesk> => {
  const database = await freshDatabase();
  const evidenceDir = await mkdtemp(join(tmpdir(), 'interdict-evidence-'));
  const desk = await openDesk({
    databaseUrl: database.url,
    evidenceDir,
    evidenceMaxBytes: 1024 * 1024,
    bodyMaxBytes: options.bodyMaxBytes ?? 1024 * 1024,
    operator: 'operator',
    logLevel: 'error',
    loadHistory: options.history ?? true,
  });
  const ask = async (request: InjectOptions): Promise<Answered> => {
    const { statusCode, headers, body: text } = await desk.app.inject(request);
    const isJson = /\/(problem\+)?json\b/.test(String(headers['content-type']));
    return { status: statusCode, headers, text, body: isJson ? JSON.parse(text) : undefined };
  };
  return {
    desk,
    get: (url, headers = {}) => ask({ method: 'GET', url, headers }),
    post: (url, body, headers = {}) =>
      ask({ method: 'POST', url, payload: body as string, headers }),
    close: async () => {
      await desk.close();
      await database.drop();
      await rm(evidenceDir, { recursive: true });
    },
  };
};
