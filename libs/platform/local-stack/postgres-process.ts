import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { Cluster } from './cluster';
import { LocalPostgresFailed, LocalPostgresStuck } from './local-postgres.errors';
import { commandOf, endOf } from './running-process';
import type { Launch } from './server-account';
import { textIfThere } from './text-if-there';

export type Settings = Readonly<Record<string, string | number>>;

export type Start = Readonly<{
  postgres: string;
  launch: Launch;
  settings: Settings;
  /** Any that is free where none is given. */
  port?: number | undefined;
  onLeftover: () => void;
}>;

export type RunningServer = Readonly<{ child: ChildProcess; pid: number; port: number }>;

/** For a desk: small in memory, and every acknowledged write is on disk. */
const DESK: Settings = {
  listen_addresses: '127.0.0.1',
  max_connections: 100,
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  max_wal_senders: 0,
  wal_level: 'minimal',
  io_method: 'sync',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/**
 * Starts the server on a port of the loopback and waits until it answers, through a crash
 * recovery too. One of this cluster that outlived its parent is stopped before.
 *
 * @throws LocalPostgresFailed it ended instead
 * @throws LocalPostgresStuck
 */
export const startServer = async (cluster: Cluster, how: Start): Promise<RunningServer> => {
  for (let attempt = 1; ; attempt += 1) {
    await stopLeftover(cluster, how.onLeftover);
    const port = how.port ?? (await freePort());
    const { child, lastWords } = await spawned(cluster, port, how);
    const pid = await readyPid(cluster, child);
    if (pid !== undefined) return { child, pid, port };
    const words = await lastWords();
    if (!PASSES.test(words) || attempt === ATTEMPTS) {
      throw new LocalPostgresFailed('PostgreSQL', words.slice(-2000));
    }
    await pause(250);
  }
};

// Somebody took the port in between; the workers of a server that was killed have not noticed yet;
// a server that was starting when its parent was killed has locked the cluster by now.
const PASSES = /could not bind|could not create any TCP|still in use|already exists/;
const ATTEMPTS = 20;

const spawned = async (cluster: Cluster, port: number, { postgres, launch, settings }: Start) => {
  const flags = flagsOf({ ...DESK, ...socketsOf(cluster, port), port, ...settings });
  const { log, from } = await openLog(cluster.logFile);
  const child = launch(postgres, ['-D', cluster.path, ...flags], ['ignore', log.fd, log.fd]);
  await log.close();
  const lastWords = async () => (await readFile(cluster.logFile)).subarray(from).toString('utf8');
  return { child, lastWords };
};

/** SIGINT: clients are cut off, what they committed is flushed. @throws LocalPostgresStuck */
export const stopServer = async (pid: number): Promise<void> => {
  for (const [signal, timeoutMs] of STOPPING) {
    if (!signalled(pid, signal)) return;
    if (await endOf(pid, timeoutMs)) return;
  }
  throw new LocalPostgresStuck(pid);
};

/** The second is a crash as far as PostgreSQL is concerned: the next start replays its log. */
const STOPPING = [
  ['SIGINT', 30_000],
  ['SIGQUIT', 10_000],
] as const;

const stopLeftover = async (cluster: Cluster, tell: () => void): Promise<void> => {
  const [pid] = await postmasterFile(cluster);
  const command = pid === undefined ? undefined : commandOf(Number(pid));
  if (command === undefined) return;
  if (command.includes(`-D ${cluster.path} `)) {
    tell();
    await stopServer(Number(pid));
  } else {
    // The number is another's by now, and PostgreSQL would wait for that one to end. Workers of the
    // dead server, if there are any, it still finds by their shared memory.
    await rm(join(cluster.path, 'postmaster.pid'), { force: true });
  }
};

const signalled = (pid: number, signal: NodeJS.Signals): boolean => {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw new LocalPostgresStuck(pid);
  }
};

const flagsOf = (settings: Settings): readonly string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${String(value)}`]);

// The path of a socket has room for 107 bytes on Linux and 103 on macOS. Never in /tmp, where
// anyone might have put one before.
const socketsOf = ({ path }: Cluster, port: number): Settings => {
  const fits = Buffer.byteLength(`${path}/.s.PGSQL.${String(port)}`) <= 103;
  return { unix_socket_directories: fits ? path : '' };
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
};

/** Appended to, and begun anew when it has grown long. */
const openLog = async (path: string) => {
  const written = await stat(path).catch(() => ({ size: 0 }));
  const from = written.size > MAX_LOG_BYTES ? 0 : written.size;
  return { log: await open(path, from === 0 ? 'w' : 'a', 0o600), from };
};

const MAX_LOG_BYTES = 4 * 1024 * 1024;

// postmaster.pid has the state of the server in its eighth line; pg_ctl reads it there as well.
const readyPid = async (cluster: Cluster, child: ChildProcess): Promise<number | undefined> => {
  const failed = { now: false };
  child.once('error', () => (failed.now = true));
  while (!failed.now && child.exitCode === null && child.signalCode === null) {
    const lines = await postmasterFile(cluster);
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return child.pid;
    await pause(5);
  }
  return undefined;
};

const postmasterFile = async ({ path }: Cluster): Promise<readonly string[]> => {
  const text = await textIfThere(join(path, 'postmaster.pid'));
  return text === undefined ? [] : text.split('\n');
};
