/**
 * Which brokers a broker knows to be there, by their numbers; none while it does not answer.
 * kafkajs is loaded here, for those who start a broker: a desk has none.
 */
export const brokersKnownTo = async (broker: string): Promise<readonly number[]> => {
  const { Kafka, logLevel } = await import('kafkajs');
  const kafka = new Kafka({
    brokers: [broker],
    clientId: 'interdict-local-stack',
    connectionTimeout: 1000,
    requestTimeout: 2000,
    retry: { retries: 0 },
    logLevel: logLevel.NOTHING,
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    const { brokers } = await admin.describeCluster();
    return brokers.map(({ nodeId }) => nodeId);
  } catch {
    return [];
  } finally {
    await admin.disconnect();
  }
};
