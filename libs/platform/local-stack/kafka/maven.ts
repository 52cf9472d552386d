import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { LocalKafkaUnavailable } from './local-kafka.errors';
import { runProgram, type Ran } from './run-program';

/** A library by its coordinates, `group:artifact:version`. */
export type Coordinates = `${string}:${string}:${string}`;

export type Fetching = Readonly<{
  into: string;
  /** A folder for what Maven is told. */
  workIn: string;
  signal?: AbortSignal | undefined;
}>;

/**
 * Copies libraries, with all that they need to run, into a folder.
 *
 * @throws LocalKafkaUnavailable Maven is missing, or could not get them; without any address
 * @throws the signal's reason, when Maven is gone
 */
export const fetchJars = async (
  wanted: readonly Coordinates[],
  { into, workIn, signal }: Fetching,
): Promise<void> => {
  const pom = join(workIn, 'pom.xml');
  await writeFile(pom, pomOf(wanted));
  const flags = ['-DincludeScope=runtime', `-DoutputDirectory=${into}`];
  const ran = await runProgram('mvn', ['-q', '-B', '-f', pom, COPY, ...flags], signal).catch(
    unlessMissing,
  );
  if (ran?.code === 0) return;
  throw new LocalKafkaUnavailable(`Maven could not fetch Kafka: ${wordsOf(ran)}`);
};

const unlessMissing = (error: unknown): undefined => {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
};

const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';

const pomOf = (wanted: readonly Coordinates[]): string =>
  `<project><modelVersion>4.0.0</modelVersion><groupId>interdict</groupId><version>1</version>
<artifactId>local-broker</artifactId><packaging>pom</packaging><dependencies>
${wanted.map(dependencyOf).join('\n')}
</dependencies></project>\n`;

const dependencyOf = (coordinates: Coordinates): string => {
  const [group = '', artifact = '', version = ''] = coordinates.split(':');
  return (
    `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId>` +
    `<version>${version}</version></dependency>`
  );
};

const wordsOf = (ran: Ran | undefined): string => {
  if (!ran) return 'there is no mvn on the path.';
  const [first] = scrubbed(ran.said).match(/\[ERROR\] (?!\[).*/) ?? [];
  return (first ?? `it ended with ${String(ran.code)}`).replace('[ERROR] ', '').slice(0, 600);
};

/** What Maven says, without the addresses of the repositories that this machine is told to use. */
export const scrubbed = (text: string): string => {
  const plain = text.replaceAll(ESCAPES, '');
  const hosts = [...plain.matchAll(ADDRESS)].map(([, host = '']) => host).filter(Boolean);
  const nameless = plain.replaceAll(REPOSITORY, 'a repository').replaceAll(ADDRESS, 'a repository');
  return hosts
    .reduce((words, host) => words.replaceAll(host, 'a repository'), nameless)
    .replaceAll(NUMERIC, 'a repository');
};

// Maven colours its words, even where it is asked not to.
const ESCAPES = /\u001b\[[\d;]*m/g;
const ADDRESS = /\bhttps?:\/\/(?:[^\s/@]*@)?([^\s/:)\]]*)[^\s)\]]*/g;
// Its name in the settings of this machine, and its address in parentheses.
const REPOSITORY = /[^\s[\]]+ \(https?:[^)]*\)/g;
const NUMERIC = /(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?/g;
