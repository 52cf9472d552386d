import { once } from 'node:events';
import { join } from 'node:path';

import { onNamedDatabase, readConfig, type Config } from '@platform/config';
import { migrate } from '@platform/database';
import {
  openDataDirectory,
  startLocalPostgres,
  type LocalPostgresStep,
} from '@platform/local-stack';
import { managementServer, openMetrics } from '@platform/observability';
import { progressOf, requireFreePort, VERSION, type Surroundings } from '@platform/service';

import { openDesk } from './desk';
import { welcome } from './welcome';

type Database = Readonly<{
  url: string;
  /** Resolves if the server ends before it is told to. */
  ended: Promise<void>;
  stop: () => Promise<void>;
}>;

const STEPS: Readonly<Record<LocalPostgresStep, string | null>> = {
  'stopping-leftover': 'Stopping a Postgres that an earlier run left behind …',
  'creating-cluster': 'Making a Postgres cluster (once, some seconds) …',
  starting: null,
  ready: null,
};

/** As its environment asks for it. */
export const standalone = (around: Surroundings): Promise<void> =>
  runStandalone(readConfig(), around);

/**
 * From nothing to answers and back: returns when it was told to stop and has stopped.
 *
 * @throws PortInUse
 * @throws DatabaseAway, DatabaseRefuses where DATABASE_URL names one
 */
export const runStandalone = async (config: Config, around: Surroundings): Promise<void> => {
  await requireFreePort(config.host, config.port, 'INTERDICT_PORT');
  if (config.managementPort !== null) {
    await requireFreePort(config.host, config.managementPort, 'INTERDICT_MANAGEMENT_PORT');
  }
  const database = await openDatabase(config, around.out);
  try {
    around.signal.throwIfAborted();
    await migrated(config, database, around.out);
    await serve(config, database, around);
  } finally {
    await database.stop();
  }
};

const openDatabase = async (config: Config, out: NodeJS.WriteStream): Promise<Database> => {
  if (config.databaseUrl !== null) {
    // The evidence lies there all the same: two instances would write over each other's files.
    const { release } = await openDataDirectory(config.dataDir);
    return { url: config.databaseUrl, ended: new Promise(() => undefined), stop: release };
  }
  return startLocalPostgres({
    dataDir: config.dataDir,
    onProgress: (step) => {
      const line = STEPS[step];
      if (line !== null) out.write(`${line}\n`);
    },
  });
};

const migrated = async (
  { databaseUrl }: Config,
  { url }: Database,
  out: NodeJS.WriteStream,
): Promise<void> => {
  const onMigration = (name: string) => out.write(`Migrating: ${name}\n`);
  const migrating = () => migrate(url, { onMigration });
  await (databaseUrl === null ? migrating() : onNamedDatabase(migrating));
};

const serve = async (config: Config, database: Database, around: Surroundings): Promise<void> => {
  const { out, signal } = around;
  const metrics = openMetrics({ service: 'standalone', version: VERSION });
  const history = progressOf('Reference history', out);
  const desk = await openDesk({
    databaseUrl: database.url,
    evidenceDir: join(config.dataDir, 'evidence'),
    evidenceMaxBytes: config.evidenceMaxBytes,
    bodyMaxBytes: config.bodyMaxBytes,
    operator: config.actor,
    logLevel: config.logLevel,
    loadHistory: true,
    timekeeper: true,
    metrics,
    onHistory: history.at,
    signal,
  }).finally(history.stop);
  const management = managementServer({ ready: desk.notReady, metrics });
  try {
    signal.throwIfAborted();
    await desk.app.listen({ port: config.port, host: config.host });
    if (config.managementPort !== null) {
      management.listen(config.managementPort, config.host);
      await once(management, 'listening');
    }
    out.write(welcome(await desk.app.getUrl()));
    await untilStopped(database, signal);
  } finally {
    management.close();
    management.closeAllConnections();
    await desk.close();
  }
};

/** A desk whose database is gone answers nothing: it ends and says so. */
const untilStopped = async ({ ended }: Database, signal: AbortSignal): Promise<void> => {
  const told = signal.aborted ? Promise.resolve() : once(signal, 'abort').then(() => 'told');
  const why = await Promise.race([told, ended.then(() => 'ended')]);
  if (why === 'ended') throw new Error('The embedded Postgres ended by itself: see its log.');
};
