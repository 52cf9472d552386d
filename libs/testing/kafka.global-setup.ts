import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';

import {
  brokersKnownTo,
  cachedJars,
  defaultKafkaCache,
  draftIn,
  ensureKafka,
  javaVersion,
  LocalKafkaUnavailable,
  mavenIsHere,
  startLocalKafka,
  type KafkaHome,
} from '@platform/local-stack';

import { dockerAnswers, startInContainer } from './kafka.docker';
import { searchJava, searchKafka, type FoundKafka } from './kafka.search';
import { leaveWord, type Word } from './kafka.word';
import { calling } from './suites-asked';

type Started = Readonly<{ brokers: readonly string[]; stop: () => Promise<void> }>;

/**
 * Looks for Kafka where a suite of the run asks for it, and leaves word of what it found. Brokers
 * that it starts itself end with jest, however jest ends.
 *
 * @returns what stops them
 */
export const findTestKafka = async (suites: readonly string[]): Promise<() => Promise<void>> => {
  const [broker, clusters] = await Promise.all([
    calling('describeWithKafka', suites) ? word(findBroker) : undefined,
    calling('describeWithCluster', suites) ? word(findHome) : undefined,
  ]);
  if (broker) leaveWord('TEST_KAFKA_FOUND', broker);
  if (clusters) leaveWord('TEST_KAFKA_HOME', clusters);
  return async () => {
    await Promise.all(started.map(({ stop }) => stop()));
  };
};

const started: Started[] = [];

/** Suites without Kafka run on: what went wrong is said by those that need it. */
const word = async <Found>(search: () => Promise<Word<Found>>): Promise<Word<Found>> => {
  try {
    return await search();
  } catch (error) {
    const isMissing = error instanceof LocalKafkaUnavailable;
    return { missing: (error as Error).message, isBroken: !isMissing };
  }
};

const SURROUNDINGS = {
  given: process.env['TEST_KAFKA_BROKERS'],
  dockerAnswers,
  javaVersion,
  kafkaIsCached: async () => (await cachedJars(CACHE())) !== undefined,
  mavenIsHere,
};

const findBroker = async (): Promise<Word<readonly string[]>> => {
  const found = await searchKafka(SURROUNDINGS);
  if ('missing' in found) return found;
  const broker = await start(found);
  started.push(broker);
  return { found: broker.brokers };
};

const start = async (found: FoundKafka): Promise<Started> => {
  if (found.by === 'name') return lent(found.brokers);
  return found.by === 'docker' ? startInContainer() : startHere();
};

const lent = async (brokers: readonly string[]): Promise<Started> => {
  const answers = await Promise.all(brokers.map(brokersKnownTo));
  if (answers.flat().length > 0) return { brokers, stop: () => Promise.resolve() };
  throw new Error(`TEST_KAFKA_BROKERS is ${brokers.join()}, and nothing answers there.`);
};

const startHere = async (): Promise<Started> => {
  const dataDir = await draftIn(tmpdir(), 'interdict-kafka');
  const { brokers, nodes } = await startLocalKafka({ home: await home(), dataDir });
  const stop = async () => {
    // What is in it is worth nothing any more: no time is spent on a clean shutdown.
    await Promise.all(nodes.map((node) => node.kill()));
    await rm(dataDir, { recursive: true, force: true });
  };
  return { brokers, stop };
};

const findHome = async (): Promise<Word<KafkaHome>> => {
  const found = await searchJava(SURROUNDINGS);
  return 'missing' in found ? found : { found: await home() };
};

/** Fetched once, though a broker and the clusters both want it. */
const home = (): Promise<KafkaHome> => (fetched ??= ensureKafka(CACHE()));

let fetched: Promise<KafkaHome> | undefined;

const CACHE = () => defaultKafkaCache(process.env);
