import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { textIfThere } from '../text-if-there';
import type { Bond } from '../bound-to-parent';
import { howToRun, type KafkaHome } from './kafka-home';
import { LocalNode, portWasTaken } from './local-node';
import { loopbackPorts } from './loopback-ports';
import { configure, format, kafkaId, nodeDirectoryIn, type Seat } from './node-directory';

export type LocalKafkaOptions = Readonly<{
  home: KafkaHome;
  /** Holds everything of the cluster; nobody else may have it open. */
  dataDir: string;
  /** The same number every time that the directory is used. Three survive the loss of one. */
  nodes?: 1 | 3 | undefined;
  /** Of the first node, where it is free; any that is free otherwise, as of the others. */
  port?: number | undefined;
  bond?: Bond | undefined;
}>;

export type LocalKafka = Readonly<{
  /** Where clients begin, `host:port` each. */
  brokers: readonly string[];
  nodes: readonly LocalNode[];
  /** Stops every node that runs. The directory keeps what was in the topics. */
  stop: () => Promise<void>;
}>;

/**
 * Runs Kafka on the loopback until it is stopped or this process ends, in whatever way. Ready when
 * every node answers and knows the others.
 *
 * @throws LocalKafkaFailed
 */
export const startLocalKafka = async (options: LocalKafkaOptions): Promise<LocalKafka> => {
  try {
    return await startOnNewPorts(options);
  } catch (error) {
    if (!portWasTaken(error)) throw error;
    // Whoever took it in between keeps it.
    return startOnNewPorts({ ...options, port: undefined });
  }
};

const startOnNewPorts = async (options: LocalKafkaOptions): Promise<LocalKafka> => {
  const nodes = await seated(options);
  const stop = async () => {
    await Promise.all(nodes.map((node) => node.stop()));
  };
  const ids = nodes.map(({ id }) => id);
  const started = await Promise.allSettled(nodes.map((node) => orElse(node.start(ids), stop)));
  const failed = started.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return { brokers: nodes.map(({ broker }) => broker), nodes, stop };
};

/** Where one does not start, the others would wait for it forever. */
const orElse = async (starting: Promise<void>, stop: () => Promise<void>): Promise<void> => {
  try {
    await starting;
  } catch (error) {
    await stop();
    throw error;
  }
};

const seated = async ({ home, dataDir, nodes = 1, port, bond }: LocalKafkaOptions) => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const cluster = await clusterId(dataDir);
  const ports = await loopbackPorts(nodes * 2, port);
  const seats = Array.from({ length: nodes }, (_, n): Seat => {
    return { id: n + 1, port: ports[n * 2] ?? 0, controllerPort: ports[n * 2 + 1] ?? 0 };
  });
  const how = { ...howToRun(home), bond };
  return Promise.all(
    seats.map(async (seat) => {
      const directory = nodeDirectoryIn(dataDir, seat.id);
      await configure(directory, seat, seats);
      await format(directory, { id: seat.id, cluster, checkpoint: home.checkpoint });
      return new LocalNode(seat, directory, how);
    }),
  );
};

/** All nodes have it, and a node refuses to run under another. */
const clusterId = async (dataDir: string): Promise<string> => {
  const path = join(dataDir, 'cluster.id');
  const known = await textIfThere(path);
  if (known !== undefined && known !== '') return known;
  const id = kafkaId();
  await writeFile(path, id);
  return id;
};
