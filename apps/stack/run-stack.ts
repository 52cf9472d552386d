import { once } from 'node:events';
import { join } from 'node:path';

import { passedOn, type Config, type KafkaConfig } from '@platform/config';
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
import { ServiceEnded } from './service-process';
import { startServices, type Services } from './services';
import { welcome } from './welcome';

export type StackConfig = Readonly<{
  desk: Config;
  /** Null asks for a broker on this machine. */
  kafka: KafkaConfig | null;
}>;

type Opened = (() => Promise<unknown>)[];

const STEPS: Readonly<Record<KafkaStep, string>> = {
  'fetching-kafka': 'Fetching Apache Kafka with Maven (once) …',
  'preparing-kafka': 'Preparing Apache Kafka (once, some seconds) …',
};

/**
 * The whole distributed system on this machine: a broker, a Postgres, every service as a process of
 * its own. Returns when it was told to stop and everything has stopped.
 */
export const runStack = async (config: StackConfig, around: Surroundings): Promise<void> => {
  const { host, port } = config.desk;
  if (port !== 0) await requireFreePort(host, port, 'INTERDICT_PORT');
  const opened: Opened = [];
  try {
    // One after the other: what was opened is closed, whichever does not open.
    const ownerUrl = await openDatabase(config, around, opened);
    around.signal.throwIfAborted();
    const brokers = await openBrokers(config, around, opened);
    around.signal.throwIfAborted();
    await serve({ config, ownerUrl, brokers, opened }, around);
  } finally {
    around.out.write('\nStopping …\n');
    await closedInTurn(opened);
  }
};

/** Six processes, each with a pool of its own. */
const SETTINGS = { max_connections: 200 };

/** Closes what is not open yet as well: when it is. Why it does not open is told elsewhere. */
const closedOnceOpen =
  (opening: Promise<Readonly<{ stop: () => Promise<void> }>>) => async (): Promise<void> => {
    const open = await opening.catch(() => undefined);
    await open?.stop();
  };

const openDatabase = async (
  config: StackConfig,
  { signal }: Surroundings,
  opened: Opened,
): Promise<string> => {
  const { dataDir, databaseUrl } = config.desk;
  if (databaseUrl !== null) {
    const { release } = await openDataDirectory(dataDir);
    opened.push(release);
    return databaseUrl;
  }
  const starting = startLocalPostgres({ dataDir, settings: SETTINGS });
  opened.push(closedOnceOpen(starting));
  return (await unlessAborted(starting, signal)).url;
};

const openBrokers = async (
  { kafka, desk: { dataDir } }: StackConfig,
  { out, signal }: Surroundings,
  opened: Opened,
): Promise<readonly string[]> => {
  if (kafka) return kafka.brokers;
  const getting = ensureKafka(defaultKafkaCache(passedOn()), (step) =>
    out.write(`${STEPS[step]}\n`),
  );
  const home = await unlessAborted(getting, signal);
  const starting = startLocalKafka({ home, dataDir: join(dataDir, 'kafka') });
  opened.push(closedOnceOpen(starting));
  const local = await unlessAborted(starting, signal);
  out.write(`kafka             ready at ${local.brokers.join()}\n`);
  return local.brokers;
};

type Serving = Readonly<{
  config: StackConfig;
  ownerUrl: string;
  brokers: readonly string[];
  opened: Opened;
}>;

const serve = async (serving: Serving, { out, signal }: Surroundings): Promise<void> => {
  const { config, ownerUrl, brokers, opened } = serving;
  const { dataDir, port } = config.desk;
  const services = await startServices({
    ...{ ownerUrl, brokers, dataDir, port, signal },
    prefix: config.kafka?.prefix,
    onReady: (name) => out.write(`${name.padEnd(18)}ready\n`),
  });
  opened.push(services.stop);
  const history = progressOf('Reference history', out);
  await loadReference(services.url, { signal, onProgress: history.at }).finally(history.stop);
  out.write(welcome(services, { brokers, dataDir }));
  await untilOver(services, signal);
};

/** @throws ServiceEnded one that ends takes the others along: this is a stack to try things out */
const untilOver = async (services: Services, signal: AbortSignal): Promise<void> => {
  const told = signal.aborted ? Promise.resolve() : once(signal, 'abort');
  const failed = SERVICE_NAMES.map(async (name) => {
    await services.processes[name].endedByItself();
    throw new ServiceEnded(name, services.processes[name].said, services.processes[name].logFile);
  });
  await Promise.race([told, ...failed]);
};
