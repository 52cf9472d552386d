import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { textIfThere } from '../text-if-there';

/** One broker of a cluster; each is a controller as well. */
export type Seat = Readonly<{ id: number; port: number; controllerPort: number }>;

export type NodeDirectory = Readonly<{
  /** Of the messages, and of what the cluster knows of itself. */
  data: string;
  properties: string;
  logFile: string;
}>;

export const nodeDirectoryIn = (dataDir: string, id: number): NodeDirectory => {
  const path = join(dataDir, `node-${String(id)}`);
  return {
    data: join(path, 'data'),
    properties: join(path, 'server.properties'),
    logFile: join(path, 'kafka.log'),
  };
};

/** A name that Kafka takes: its command line tools would read a leading dash as an option. */
export const kafkaId = (): string => {
  const id = randomBytes(16).toString('base64url');
  return id.startsWith('-') ? kafkaId() : id;
};

/**
 * Gives a data folder what `kafka-storage format` gives it, without a virtual machine for it, and
 * leaves one that has it alone. `meta.properties` comes last: with it the folder is formatted.
 */
export const format = async (
  { data }: NodeDirectory,
  { id, cluster, checkpoint }: Readonly<{ id: number; cluster: string; checkpoint: string }>,
): Promise<void> => {
  const meta = join(data, 'meta.properties');
  if ((await textIfThere(meta)) !== undefined) return;
  const metadata = join(data, '__cluster_metadata-0');
  await mkdir(metadata, { recursive: true, mode: 0o700 });
  // Kafka makes it read-only: where a first start was broken off, it could not be written over.
  await rm(join(metadata, CHECKPOINT), { force: true });
  await copyFile(checkpoint, join(metadata, CHECKPOINT));
  const properties = {
    version: 1,
    'cluster.id': cluster,
    'node.id': id,
    'directory.id': kafkaId(),
  };
  await writeFile(meta, textOf(properties));
};

/** Holds the levels of the features that the version brings. */
export const CHECKPOINT = '00000000000000000000-0000000000.checkpoint';

/** Written at every start: ports are others each time. */
export const configure = async (
  directory: NodeDirectory,
  seat: Seat,
  seats: readonly Seat[],
): Promise<void> => {
  await mkdir(directory.data, { recursive: true, mode: 0o700 });
  await writeFile(directory.properties, textOf(propertiesOf(directory.data, seat, seats)));
};

type Properties = Readonly<Record<string, string | number | boolean>>;

const propertiesOf = (data: string, seat: Seat, seats: readonly Seat[]): Properties => ({
  'process.roles': 'broker,controller',
  'node.id': seat.id,
  'controller.quorum.voters': seats.map((one) => `${String(one.id)}@${controllerOf(one)}`).join(),
  listeners: `PLAINTEXT://${brokerOf(seat)},CONTROLLER://${controllerOf(seat)}`,
  'controller.listener.names': 'CONTROLLER',
  'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  'log.dirs': data,
  // A topic that nobody created is a typing error.
  'auto.create.topics.enable': false,
  ...replication(seats.length),
  ...SMALL,
  ...FAST,
});

/** Of every topic that does not say otherwise, the broker's own among them. */
const replication = (nodes: number): Properties => {
  const minIsr = Math.min(nodes, 2);
  return {
    'default.replication.factor': nodes,
    'min.insync.replicas': minIsr,
    'offsets.topic.replication.factor': nodes,
    'transaction.state.log.replication.factor': nodes,
    'transaction.state.log.min.isr': minIsr,
    'share.coordinator.state.topic.replication.factor': nodes,
    'share.coordinator.state.topic.min.isr': minIsr,
  };
};

const SMALL: Properties = {
  'offsets.topic.num.partitions': 1,
  'transaction.state.log.num.partitions': 1,
  'share.coordinator.state.topic.num.partitions': 1,
  'log.cleaner.dedupe.buffer.size': 8_388_608,
};

// On the loopback nothing is late by accident: who is silent for a second is gone. At the default
// of nine a broker that was killed is back only after eleven.
const FAST: Properties = {
  'group.initial.rebalance.delay.ms': 0,
  'group.min.session.timeout.ms': 1000,
  'broker.session.timeout.ms': 1000,
  'broker.heartbeat.interval.ms': 200,
  'controller.quorum.fetch.timeout.ms': 1000,
  'controller.quorum.election.timeout.ms': 500,
};

export const brokerOf = ({ port }: Seat): string => `127.0.0.1:${String(port)}`;

const controllerOf = ({ controllerPort }: Seat): string => `127.0.0.1:${String(controllerPort)}`;

// A backslash begins an escape in a properties file.
const textOf = (properties: Properties): string =>
  Object.entries(properties)
    .map(([name, value]) => `${name}=${String(value).replaceAll('\\', '\\\\')}\n`)
    .join('');
