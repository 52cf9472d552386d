import {
  allOf,
  checkTopics,
  createTopics,
  type kafkaClient,
  TopicMissing,
  type Topics,
  type TopicSettings,
} from '@platform/messaging/kafka';

/** Asks until there is an answer, for as long as somebody waits for it; a refusal is thrown. */
export type OnceAnswered = (ask: () => Promise<unknown>) => Promise<void>;

export type MakingTopics = Readonly<{
  kafka: ReturnType<typeof kafkaClient>;
  topics: Topics;
  settings: TopicSettings;
  onceAnswered: OnceAnswered;
}>;

/**
 * Makes the topics that are missing, and answers what there was to do.
 *
 * @throws PartitionsDiffer, and what Kafka is away with when nobody waits any longer
 */
export const makeTopics = async (making: MakingTopics): Promise<string> => {
  const { kafka, topics, settings, onceAnswered } = making;
  const count = String(allOf(topics).length);
  if (await areThere(making))
    return `Topics: nothing to do, all ${count} were there (${topics.log.name} …).`;
  // A broker that has just begun answers, and may be too busy all the same.
  await onceAnswered(() => createTopics(kafka, topics, settings));
  return `Topics: ${count}, those that were missing are made (${topics.log.name} …).`;
};

const areThere = async ({ kafka, topics, onceAnswered }: MakingTopics): Promise<boolean> => {
  const missing: TopicMissing[] = [];
  await onceAnswered(() =>
    checkTopics(kafka, topics).catch((error: unknown) => {
      if (!(error instanceof TopicMissing)) throw error;
      missing.push(error);
    }),
  );
  return missing.length === 0;
};
