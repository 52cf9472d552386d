import { messageOf } from '@platform/messaging/kafka';
import { commitTo, confirmed, InMemoryEventLog, someStream } from '@testing';
import type { Message } from 'kafkajs';

/** Of the log that a consumer follows. */
export const GENERATION = '4b1d0a5e-6f0c-4c57-9d5e-0d5f0a3f2c11';

/** Of another log, or of that one after a restore. */
export const ANOTHER = '8d2f6c1e-0b3a-4f7d-a1c9-7e5b2d4f6a90';

/** Messages at positions from 1 on: commits of so many events, as the relay would send them. */
export const messages = async (
  { generation = GENERATION, words = ['one', '둘', 'three', 'four', 'five'] },
  ...sizes: readonly number[]
): Promise<(at: number) => Message> => {
  const log = new InMemoryEventLog();
  for (const size of sizes) {
    const subjects = words.slice(log.facts.length, log.facts.length + size);
    await log.append(commitTo(someStream(), 0, subjects.map(confirmed)));
  }
  return (at) => {
    const fact = log.facts[at - 1];
    if (!fact) throw new Error(`Nothing is at ${String(at)}.`);
    return messageOf(fact, { generation, previous: at === 1 ? undefined : BigInt(at - 1) });
  };
};
