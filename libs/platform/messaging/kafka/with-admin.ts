import type { Admin, Kafka } from 'kafkajs';

import { within } from './within';

/** A connection for one question: those that are kept are lost when a broker goes. */
export const withAdmin = async <Answer>(
  kafka: Kafka,
  ask: (admin: Admin) => Promise<Answer>,
): Promise<Answer> => {
  const admin = kafka.admin({ retry: { initialRetryTime: 50, maxRetryTime: 500, retries: 5 } });
  try {
    await admin.connect();
    return await ask(admin);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
};

/** For what a broker that is there answers at once. */
const answer = <Answer>(kafka: Kafka, ask: (admin: Admin) => Promise<Answer>): Promise<Answer> =>
  within(ANSWER_MS, 'A question to Kafka', () => withAdmin(kafka, ask));

const ANSWER_MS = 15_000;

/** What a topic of one partition holds: from the one offset up to before the other. */
export type Extent = Readonly<{ low: bigint; high: bigint }>;

export const extentOf = (kafka: Kafka, topic: string): Promise<Extent> =>
  answer(kafka, async (admin) => {
    const [only] = await admin.fetchTopicOffsets(topic);
    return { low: BigInt(only?.low ?? 0), high: BigInt(only?.high ?? 0) };
  });

/** The first offset whose message is of that moment or later; the end where there is none. */
export const offsetSince = (kafka: Kafka, topic: string, epochMs: number): Promise<bigint> =>
  answer(kafka, async (admin) => {
    const [only] = await admin.fetchTopicOffsetsByTimestamp(topic, epochMs);
    return BigInt(only?.offset ?? 0);
  });
