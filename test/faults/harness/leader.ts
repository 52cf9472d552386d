import type { TestCluster } from '@testing';
import type { Kafka } from 'kafkajs';

/** The broker that leads the first partition of a topic. */
export const leaderOf = async (
  cluster: TestCluster,
  { kafka, topic }: Readonly<{ kafka: Kafka; topic: string }>,
): Promise<ReturnType<TestCluster['node']>> => {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    return cluster.node(topics[0]?.partitions[0]?.leader ?? -1);
  } finally {
    await admin.disconnect();
  }
};
