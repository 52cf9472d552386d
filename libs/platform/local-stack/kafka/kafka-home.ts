import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { textIfThere } from '../text-if-there';
import type { HowToRun } from './broker-process';
import { draftIn } from './draft-folder';
import { recentJava } from './java';
import { fetchJars } from './maven';

export const KAFKA_VERSION = '4.4.0';

/** A Kafka that is ready to run. */
export type KafkaHome = Readonly<{
  path: string;
  classPath: string;
  /** What formatting a data folder writes into it, made once. */
  checkpoint: string;
  /** Classes as this very Java has them in memory: with it a start takes half the time. */
  classArchive: string;
}>;

/** Outside of every clone: of a second clone, too, the first start is a fast one. */
export const defaultKafkaCache = (environment: Readonly<NodeJS.ProcessEnv>): string =>
  join(environment['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'interdict');

/** Undefined where it was never fetched, or not to the end, or has lost a part since. */
export const cachedJars = async (cache: string): Promise<string | undefined> => {
  const path = join(cache, NAME);
  const stamp = await textIfThere(join(path, STAMP));
  if (stamp === undefined) return undefined;
  const jars = stamp.split('\n').filter(Boolean);
  return jars.length > 0 && jars.every((jar) => existsSync(join(path, 'lib', jar)))
    ? path
    : undefined;
};

/**
 * Where Maven puts the jars once. Made aside and renamed when whole: of two who fetch at once, the
 * slower one uses those of the faster.
 *
 * @throws LocalKafkaUnavailable
 * @throws the signal's reason, when Maven is gone and nothing of it is left
 */
export const ensureJars = async (cache: string, signal?: AbortSignal): Promise<string> => {
  await mkdir(cache, { recursive: true });
  const draft = await draftIn(cache, NAME);
  await mkdir(join(draft, 'lib'));
  try {
    await fetchJars(JARS, { into: join(draft, 'lib'), workIn: draft, signal });
    const jars = (await readdir(join(draft, 'lib'))).toSorted();
    await writeFile(join(draft, STAMP), jars.join('\n'), { flush: true });
    await settle(draft, cache);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return join(cache, NAME);
};

/** Into its place, if nobody was faster. */
const settle = async (draft: string, cache: string): Promise<void> => {
  const place = join(cache, NAME);
  if (await isRenamed(draft, place)) return;
  if ((await cachedJars(cache)) !== undefined) return;
  // What lies there was never whole, or has lost a part since.
  await isRenamed(place, `${draft}.broken`);
  await rm(`${draft}.broken`, { recursive: true, force: true });
  await isRenamed(draft, place);
};

/** A folder that is not empty is in nobody's way to be overwritten. */
const isRenamed = async (from: string, to: string): Promise<boolean> => {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'ENOENT') return false;
    throw error;
  }
};

/** @throws LocalKafkaUnavailable there is no Java that it could run on */
export const kafkaHomeAt = async (path: string): Promise<KafkaHome> => {
  const version = await recentJava();
  const jars = (await readdir(join(path, 'lib'))).filter((name) => name.endsWith('.jar'));
  return {
    path,
    // Always in one order: the archive of classes holds for this very path.
    classPath: jars
      .toSorted()
      .map((jar) => join(path, 'lib', jar))
      .join(':'),
    checkpoint: join(path, 'formatted.checkpoint'),
    classArchive: join(path, `classes-${version}.jsa`),
  };
};

export const howToRun = ({ classPath, classArchive }: KafkaHome): HowToRun => ({
  classPath,
  flags: existsSync(classArchive) ? [`-XX:SharedArchiveFile=${classArchive}`] : [],
});

// slf4j 1.7: the broker would say nothing to version 2.
const JARS = [
  `org.apache.kafka:kafka_2.13:${KAFKA_VERSION}`,
  'org.slf4j:slf4j-simple:1.7.36',
] as const;

const NAME = `kafka-${KAFKA_VERSION}`;
const STAMP = 'whole';
