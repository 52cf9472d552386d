import { once } from 'node:events';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { Client } from 'pg';

import { clusterIn, ensureCluster, ROLE, type Cluster } from './cluster';
import { openDataDirectory, type DataDirectory } from './data-directory';
import { postgresBinaries } from './postgres-binaries';
import { startServer, stopServer, type RunningServer, type Settings } from './postgres-process';
import { launchAs, serverAccount } from './server-account';

/** What takes time on the way. */
export type LocalPostgresStep = 'creating-cluster' | 'starting' | 'stopping-leftover' | 'ready';

export type LocalPostgresOptions = Readonly<{
  dataDir: string;
  onProgress?: ((step: LocalPostgresStep) => void) | undefined;
  /** Server settings in place of the desk's. */
  settings?: Settings | undefined;
  /** Of the loopback; any that is free where none is given. */
  port?: number | undefined;
}>;

export type LocalPostgres = Readonly<{
  /** Of the database `interdict`, with the password. */
  url: string;
  /** Holds the same while the server runs, for its owner's commands. */
  urlFile: string;
  /** Of the server. */
  pid: number;
  /** Resolves when the server has ended, whoever ended it. */
  ended: Promise<void>;
  /** Stops the server and lets go of the data directory. */
  stop: () => Promise<void>;
}>;

/**
 * Runs PostgreSQL in a data directory that nobody else has open. One left behind by a process that
 * was killed is stopped first; a missing cluster is made.
 *
 * @throws what `openDataDirectory` throws
 * @throws DataDirectoryUnreachable
 * @throws LocalPostgresUnavailable
 * @throws LocalPostgresFailed
 * @throws LocalPostgresStuck
 */
export const startLocalPostgres = async (options: LocalPostgresOptions): Promise<LocalPostgres> => {
  const directory = await openDataDirectory(options.dataDir);
  try {
    return await startIn(directory, options);
  } catch (error) {
    await directory.release();
    throw error;
  }
};

const startIn = async (
  directory: DataDirectory,
  { onProgress: tell = () => undefined, settings = {}, port }: LocalPostgresOptions,
): Promise<LocalPostgres> => {
  const cluster = clusterIn(directory.path);
  const { postgres, initdb } = postgresBinaries();
  const account = serverAccount();
  // The account has to pass through to what is its own, and sees nothing else in it.
  if (account) await chmod(directory.path, 0o711);
  const launch = launchAs(account, { dataDir: directory.path, initdb });
  const onCreate = () => tell('creating-cluster');
  await ensureCluster(cluster, { initdb, launch, account, onCreate });
  tell('starting');
  const onLeftover = () => tell('stopping-leftover');
  const server = await startServer(cluster, { postgres, launch, settings, port, onLeftover });
  const { urlFile } = cluster;
  const running = keptWith(server, directory, urlFile);
  try {
    const url = await openDatabase(cluster, server.port);
    // One that a process which was killed has left keeps the rights that it was made with.
    await rm(urlFile, { force: true });
    await writeFile(urlFile, `${url}\n`, { mode: 0o600 });
    tell('ready');
    return { url, urlFile, pid: server.pid, ...running };
  } catch (error) {
    await running.stop();
    throw error;
  }
};

/** A process that ends without stopping its server, by a bug, still takes it along. */
const keptWith = ({ child, pid }: RunningServer, directory: DataDirectory, urlFile: string) => {
  const takeAlong = () => child.kill('SIGINT');
  const ended = once(child, 'exit').then(async () => {
    process.off('exit', takeAlong);
    // Nobody answers there any more; the directory is still held.
    await rm(urlFile, { force: true }).catch(() => undefined);
  });
  process.on('exit', takeAlong);
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) await stopServer(pid);
    await ended;
    await directory.release();
  };
  return { ended, stop };
};

/** Made at the first start that gets so far. */
const openDatabase = async ({ passwordFile }: Cluster, port: number): Promise<string> => {
  const password = (await readFile(passwordFile, 'utf8')).trim();
  const urlOf = (database: string) =>
    `postgresql://${ROLE}:${password}@127.0.0.1:${String(port)}/${database}`;
  const client = new Client({ connectionString: urlOf('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [ROLE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${ROLE}`);
  } finally {
    await client.end();
  }
  return urlOf(ROLE);
};
