import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GlobalConfig } from 'jest';

import { migrate } from '@platform/database';
import { startLocalPostgres } from '@platform/local-stack';

import { command, databaseUrl, SERVER, TEMPLATE } from './postgres';

type TestServer = Readonly<{ url: string; stop: () => Promise<void> }>;

declare global {
  /** What the teardown, which jest loads apart, has to call. */
  var stopTestServer: (() => Promise<void>) | undefined;
}

/** One server for the run: that of TEST_DATABASE_URL, or one that lives as long as jest does. */
export default async function startTestServer(asked: GlobalConfig): Promise<void> {
  if (!asksForDatabase(asked)) return;
  const template = `interdict_template_${String(process.pid)}`;
  const given = process.env['TEST_DATABASE_URL'];
  const server = given === undefined ? await embeddedServer() : lentServer(given, template);
  globalThis.stopTestServer = server.stop;
  await command(server.url, `DROP DATABASE IF EXISTS ${template}`);
  await command(server.url, `CREATE DATABASE ${template}`);
  await migrate(databaseUrl(server.url, template));
  process.env[SERVER] = server.url;
  process.env[TEMPLATE] = template;
}

const asksForDatabase = (asked: GlobalConfig): boolean => {
  const { rootDir, testPathPatterns, runTestsByPath, onlyChanged, findRelatedTests } = asked;
  if (runTestsByPath || onlyChanged || findRelatedTests || !testPathPatterns.isSet()) return true;
  const matcher = testPathPatterns.toExecutor({ rootDir });
  return ['apps', 'libs', 'test']
    .map((folder) => join(rootDir, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => namesIn(folder).map((name) => join(folder, name)))
    .some((path) => path.endsWith('.int-spec.ts') && matcher.isMatch(path));
};

const namesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' });

const lentServer = (url: string, template: string): TestServer => ({
  url,
  stop: () => command(url, `DROP DATABASE IF EXISTS ${template}`),
});

const embeddedServer = async (): Promise<TestServer> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'interdict-test-'));
  // Stops the server and removes the directory when its standard input ends, by the teardown or by
  // the death of jest.
  const watchdog = spawn(process.execPath, [WATCHDOG, dataDir], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true,
  });
  const { url, ended } = await startLocalPostgres({ dataDir, settings: CARELESS });
  const stop = async () => {
    watchdog.stdin.end();
    await Promise.all([once(watchdog, 'exit'), ended]);
  };
  return { url, stop };
};

const WATCHDOG = join(__dirname, 'postgres.watchdog.mjs');

/** Nothing in it has to outlive the run. */
const CARELESS = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: 200,
};
