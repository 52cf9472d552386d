import { existsSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { brokersKnownTo } from './answering';
import { BrokerProcess } from './broker-process';
import { draftIn } from './draft-folder';
import { recentJava } from './java';
import { cachedJars, ensureJars, kafkaHomeAt, type KafkaHome } from './kafka-home';
import { LocalKafkaFailed } from './local-kafka.errors';
import { loopbackPorts } from './loopback-ports';
import {
  brokerOf,
  CHECKPOINT,
  configure,
  kafkaId,
  nodeDirectoryIn,
  type NodeDirectory,
} from './node-directory';
import { runProgram } from './run-program';

/** What takes time on the way, the first time alone. */
export type KafkaStep = 'fetching-kafka' | 'preparing-kafka';

export type EnsureKafkaOptions = Readonly<{
  /** Told before a step. */
  tell?: ((step: KafkaStep) => void) | undefined;
  signal?: AbortSignal | undefined;
}>;

/**
 * A Kafka in the cache: fetched with Maven where it is not there yet, then run once to see what
 * classes it needs. After that nothing of it is done again, and Maven is never called.
 *
 * @throws LocalKafkaUnavailable Java or Maven is missing, or Maven could not fetch it
 * @throws LocalKafkaFailed
 * @throws the signal's reason, when every program that it ran is gone
 */
export const ensureKafka = async (
  cache: string,
  { tell = () => undefined, signal }: EnsureKafkaOptions = {},
): Promise<KafkaHome> => {
  await recentJava();
  const fetched = () => {
    tell('fetching-kafka');
    return ensureJars(cache, signal);
  };
  const home = await kafkaHomeAt((await cachedJars(cache)) ?? (await fetched()));
  if (!existsSync(home.checkpoint) || !existsSync(home.classArchive)) {
    tell('preparing-kafka');
    await prepare(home, signal);
  }
  signal?.throwIfAborted();
  return home;
};

/** Each file is made aside and renamed: two who prepare at once make the same. */
const prepare = async (home: KafkaHome, signal?: AbortSignal): Promise<void> => {
  const aside = await draftIn(home.path, 'preparing');
  try {
    const directory = await formatted(aside, home, signal);
    await copyFile(join(directory.data, '__cluster_metadata-0', CHECKPOINT), join(aside, 'made'));
    await rename(join(aside, 'made'), home.checkpoint);
    const archive = join(aside, 'classes.jsa');
    await runOnce(directory, { ...home, archive }, signal);
    await rename(archive, home.classArchive);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
};

/** By Kafka's own tool: only it knows the levels of the features of its version. */
const formatted = async (
  aside: string,
  { classPath }: KafkaHome,
  signal?: AbortSignal,
): Promise<NodeDirectory> => {
  const directory = nodeDirectoryIn(aside, 1);
  const [port = 0, controllerPort = 0] = await loopbackPorts(2);
  const seat = { id: 1, port, controllerPort };
  await configure(directory, seat, [seat]);
  const tool = ['kafka.tools.StorageTool', 'format', '-t', kafkaId(), '-c', directory.properties];
  const { code, said } = await runProgram('java', ['-cp', classPath, ...tool], signal);
  if (code !== 0) throw new LocalKafkaFailed('Formatting', said.slice(-2000));
  return directory;
};

/** The virtual machine writes the archive as it ends. */
const runOnce = async (
  directory: NodeDirectory,
  { classPath, archive }: Readonly<{ classPath: string; archive: string }>,
  signal?: AbortSignal,
): Promise<void> => {
  const [port = 0, controllerPort = 0] = await loopbackPorts(2);
  const seat = { id: 1, port, controllerPort };
  await configure(directory, seat, [seat]);
  const flags = [`-XX:ArchiveClassesAtExit=${archive}`];
  const broker = await BrokerProcess.start(directory, { classPath, flags });
  const kill = () => void broker.kill();
  signal?.addEventListener('abort', kill);
  try {
    // Told before anybody listened.
    signal?.throwIfAborted();
    await broker.until(async () => (await brokersKnownTo(brokerOf(seat))).length > 0);
    await broker.stop(60_000);
  } finally {
    signal?.removeEventListener('abort', kill);
    await broker.kill();
    // Whatever it failed of: a broker that is killed fails.
    signal?.throwIfAborted();
  }
};
