import { once } from 'node:events';
import { join } from 'node:path';

import { onNamedDatabase, passedOn } from '@platform/config';
import { migrate } from '@platform/database';
import {
  defaultKafkaCache,
  ensureKafka,
  openDataDirectory,
  startLocalKafka,
  startLocalPostgres,
  type KafkaStep,
} from '@platform/local-stack';
import {
  closedInTurn,
  progressOf,
  requireFreePort,
  unlessAborted,
  type Surroundings,
} from '@platform/service';

import { loadReference } from './load-reference';
import { SERVICE_NAMES } from './service-names';
import { startServices, type Services } from './services';
import type { StackConfig } from './stack-config';
import { welcome } from './welcome';

type Opened = (() => Promise<unknown>)[];

const STEPS: Readonly<Record<KafkaStep, string>> = {
  'fetching-kafka': 'Fetching Apache Kafka with Maven (once) …',
  'preparing-kafka': 'Preparing Apache Kafka (once, some seconds) …',
};

/**
 * The whole distributed system on this machine: a broker, a Postgres, every service as a process of
 * its own. Returns when it was told to stop and everything has stopped.
 *
 * @throws PortInUse
 * @throws DatabaseAway, DatabaseRefuses where DATABASE_URL names one
 */
export const runStack = async (config: StackConfig, around: Surroundings): Promise<void> => {
  await requireFreePorts(config);
  const opened: Opened = [];
  let isOpen = false;
  try {
    // One after the other: what was opened is closed, whichever does not open.
    const database = await openDatabase(config, around, opened);
    isOpen = true;
    around.signal.throwIfAborted();
    const brokers = await openBrokers(config, around, opened);
    around.signal.throwIfAborted();
    await serve({ config, database, brokers, opened }, around);
  } finally {
    // Where nothing has opened there is a refusal to be read, and nothing to wait for.
    if (isOpen || around.signal.aborted) around.out.write('\nStopping …\n');
    await closedInTurn(opened);
  }
};

const requireFreePorts = async ({ desk }: StackConfig): Promise<void> => {
  const { host, port, managementPort } = desk;
  if (port !== 0) await requireFreePort(host, port, 'INTERDICT_PORT');
  if (managementPort === null || managementPort === 0) return;
  await requireFreePort(host, managementPort, 'INTERDICT_MANAGEMENT_PORT');
};

/** Six processes, each with a pool of its own. */
const SETTINGS = { max_connections: 200 };

/** Closes what is not open yet as well: when it is. Why it does not open is told elsewhere. */
const closedOnceOpen =
  (opening: Promise<Readonly<{ stop: () => Promise<void> }>>) => async (): Promise<void> => {
    const open = await opening.catch(() => undefined);
    await open?.stop();
  };

type Database = Readonly<{
  /** Of the database's owner. */
  url: string;
  /** Where it stands to be read, of one that the stack started. */
  urlFile?: string;
}>;

const openDatabase = async (
  { desk: { dataDir, databaseUrl: url } }: StackConfig,
  { signal }: Surroundings,
  opened: Opened,
): Promise<Database> => {
  if (url !== null) {
    const { release } = await openDataDirectory(dataDir);
    opened.push(release);
    // Asked before a broker is started for nothing.
    await unlessAborted(
      onNamedDatabase(() => migrate(url)),
      signal,
    );
    return { url };
  }
  const starting = startLocalPostgres({ dataDir, settings: SETTINGS });
  opened.push(closedOnceOpen(starting));
  return unlessAborted(starting, signal);
};

const openBrokers = async (
  { kafka, brokerPort: port, desk: { dataDir } }: StackConfig,
  { out, signal }: Surroundings,
  opened: Opened,
): Promise<readonly string[]> => {
  if (kafka) return kafka.brokers;
  const home = await ensureKafka(defaultKafkaCache(passedOn()), {
    tell: (step) => out.write(`${STEPS[step]}\n`),
    signal,
  });
  const starting = startLocalKafka({ home, dataDir: join(dataDir, 'kafka'), port });
  opened.push(closedOnceOpen(starting));
  const local = await unlessAborted(starting, signal);
  const isAsWanted = port === 0 || local.brokers.join().endsWith(`:${String(port)}`);
  const why = isAsWanted ? '' : ` (port ${String(port)} is taken)`;
  out.write(lineOf('kafka', `ready at ${local.brokers.join()}${why}`));
  return local.brokers;
};

const lineOf = (who: string, what: string): string => `${who.padEnd(18)}${what}\n`;

type Serving = Readonly<{
  config: StackConfig;
  database: Database;
  brokers: readonly string[];
  opened: Opened;
}>;

const serve = async (serving: Serving, { out, signal }: Surroundings): Promise<void> => {
  const { config, database, brokers, opened } = serving;
  const { dataDir, port, managementPort } = config.desk;
  const services = await startServices({
    ...{ ownerUrl: database.url, brokers, dataDir, port, managementPort, signal },
    prefix: config.kafka?.prefix,
    tell: (name, what) => out.write(lineOf(name, what)),
  });
  opened.push(services.stop);
  const history = progressOf('Reference history', out);
  await loadReference(services.url, { signal, onProgress: history.at }).finally(history.stop);
  out.write(welcome(services, { brokers, dataDir, urlFile: database.urlFile }));
  await untilOver(services, signal);
};

/** @throws ServiceEnded one that ends takes the others along: this is a stack to try things out */
const untilOver = async (services: Services, signal: AbortSignal): Promise<void> => {
  const told = signal.aborted ? Promise.resolve() : once(signal, 'abort');
  const failed = SERVICE_NAMES.map(async (name) => {
    const ended = services.processes[name];
    throw ended.endedWith(await ended.endedByItself());
  });
  await Promise.race([told, ...failed]);
};
