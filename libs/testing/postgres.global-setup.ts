import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { migrate } from '@platform/database';
import { startLocalPostgres } from '@platform/local-stack';

import { command, databaseUrl, SERVER, TEMPLATE } from './postgres';

type TestServer = Readonly<{ url: string; stop: () => Promise<void> }>;

/**
 * One server for the run: that of TEST_DATABASE_URL, or one that lives as long as jest does.
 *
 * @returns what stops it
 */
export const startTestPostgres = async (): Promise<() => Promise<void>> => {
  const template = `interdict_template_${String(process.pid)}`;
  const given = process.env['TEST_DATABASE_URL'];
  const server = given === undefined ? await embeddedServer() : lentServer(given, template);
  await command(server.url, `DROP DATABASE IF EXISTS ${template}`);
  await command(server.url, `CREATE DATABASE ${template}`);
  await migrate(databaseUrl(server.url, template));
  process.env[SERVER] = server.url;
  process.env[TEMPLATE] = template;
  return server.stop;
};

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
