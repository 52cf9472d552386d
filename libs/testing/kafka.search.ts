import { isRecent, JAVA_MAJOR } from '@platform/local-stack';

/** Where a run may get its Kafka from; what takes time is asked only when its turn comes. */
export type Surroundings = Readonly<{
  /** TEST_KAFKA_BROKERS */
  given: string | undefined;
  dockerAnswers: () => Promise<boolean>;
  javaVersion: () => Promise<string | undefined>;
  kafkaIsCached: () => Promise<boolean>;
  mavenIsHere: () => Promise<boolean>;
}>;

export type Missing = Readonly<{ missing: string }>;

export type FoundKafka =
  Readonly<{ by: 'name'; brokers: readonly string[] }> | Readonly<{ by: 'docker' | 'java' }>;

/** A broker for the run. `missing` names each thing that would have done. */
export const searchKafka = async (around: Surroundings): Promise<FoundKafka | Missing> => {
  if (around.given !== undefined && around.given !== '') {
    return { by: 'name', brokers: around.given.split(',').map((broker) => broker.trim()) };
  }
  if (await around.dockerAnswers()) return { by: 'docker' };
  const local = await searchJava(around);
  return 'by' in local ? local : { missing: `${NOT_ELSEWHERE}${local.missing}` };
};

const NOT_ELSEWHERE = 'TEST_KAFKA_BROKERS is not set, no Docker engine answers, and ';

/** Brokers to kill: processes of this machine, and no containers. */
export const searchJava = async (around: Surroundings): Promise<{ by: 'java' } | Missing> => {
  const java = await around.javaVersion();
  if (java === undefined || !isRecent(java)) {
    return { missing: `Java ${String(JAVA_MAJOR)} is needed where there is ${java ?? 'none'}` };
  }
  if ((await around.kafkaIsCached()) || (await around.mavenIsHere())) return { by: 'java' };
  return { missing: 'there is neither a Kafka in the cache nor a Maven to fetch it with' };
};
