import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { LocalKafkaUnavailable } from './local-kafka.errors';

const run = promisify(execFile);

/** The oldest Java that Kafka 4 runs on. */
export const JAVA_MAJOR = 17;

/** Of the `java` on the path, such as `17.0.15`; undefined where there is none. */
export const javaVersion = async (): Promise<string | undefined> => {
  try {
    const { stderr } = await run('java', ['-version']);
    return versionIn(stderr);
  } catch {
    return undefined;
  }
};

/** Before Java 9 the major version came second: 1.8.0_392. */
export const versionIn = (said: string): string | undefined =>
  /version "(?:1\.)?([\d._]+)[^"]*"/.exec(said)?.[1];

export const isRecent = (version: string): boolean => parseInt(version) >= JAVA_MAJOR;

/** @throws LocalKafkaUnavailable it is missing, or too old */
export const recentJava = async (): Promise<string> => {
  const version = await javaVersion();
  if (version !== undefined && isRecent(version)) return version;
  throw new LocalKafkaUnavailable(
    `Kafka runs on Java ${String(JAVA_MAJOR)} or newer, and there is ${version ?? 'none'}.`,
  );
};

/** Whether Maven can be asked for what is not cached. */
export const mavenIsHere = async (): Promise<boolean> => {
  try {
    await run('mvn', ['-v']);
    return true;
  } catch {
    return false;
  }
};
