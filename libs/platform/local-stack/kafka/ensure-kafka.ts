import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

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

const run = promisify(execFile);

/** What takes time on the way, the first time alone. */
export type KafkaStep = 'fetching-kafka' | 'preparing-kafka';

/**
 * A Kafka in the cache: fetched with Maven where it is not there yet, then run once to see what
 * classes it needs. After that nothing of it is done again, and Maven is never called.
 *
 * @throws LocalKafkaUnavailable Java or Maven is missing, or Maven could not fetch it
 * @throws LocalKafkaFailed
 */
export const ensureKafka = async (
  cache: string,
  tell: (step: KafkaStep) => void = () => undefined,
): Promise<KafkaHome> => {
  await recentJava();
  const home = await kafkaHomeAt((await cachedJars(cache)) ?? (await fetched(cache, tell)));
  if (!existsSync(home.checkpoint) || !existsSync(home.classArchive)) {
    tell('preparing-kafka');
    await prepare(home);
  }
  return home;
};

const fetched = (cache: string, tell: (step: KafkaStep) => void): Promise<string> => {
  tell('fetching-kafka');
  return ensureJars(cache);
};

/** Each file is made aside and renamed: two who prepare at once make the same. */
const prepare = async (home: KafkaHome): Promise<void> => {
  const aside = await draftIn(home.path, 'preparing');
  try {
    const directory = await formatted(aside, home);
    await copyFile(join(directory.data, '__cluster_metadata-0', CHECKPOINT), join(aside, 'made'));
    await rename(join(aside, 'made'), home.checkpoint);
    const archive = join(aside, 'classes.jsa');
    await runOnce(directory, { ...home, archive });
    await rename(archive, home.classArchive);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
};

/** By Kafka's own tool: only it knows the levels of the features of its version. */
const formatted = async (aside: string, { classPath }: KafkaHome): Promise<NodeDirectory> => {
  const directory = nodeDirectoryIn(aside, 1);
  const [port = 0, controllerPort = 0] = await loopbackPorts(2);
  const seat = { id: 1, port, controllerPort };
  await configure(directory, seat, [seat]);
  const tool = ['kafka.tools.StorageTool', 'format', '-t', kafkaId(), '-c', directory.properties];
  try {
    await run('java', ['-cp', classPath, ...tool], { maxBuffer: 1e8 });
  } catch (error) {
    throw new LocalKafkaFailed('Formatting', String(error).slice(-2000));
  }
  return directory;
};

/** The virtual machine writes the archive as it ends. */
const runOnce = async (
  directory: NodeDirectory,
  { classPath, archive }: Readonly<{ classPath: string; archive: string }>,
): Promise<void> => {
  const [port = 0, controllerPort = 0] = await loopbackPorts(2);
  const seat = { id: 1, port, controllerPort };
  await configure(directory, seat, [seat]);
  const flags = [`-XX:ArchiveClassesAtExit=${archive}`];
  const broker = await BrokerProcess.start(directory, { classPath, flags });
  await broker.until(async () => (await brokersKnownTo(brokerOf(seat))).length > 0);
  await broker.stop(60_000);
};
