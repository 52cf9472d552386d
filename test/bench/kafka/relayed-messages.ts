import type { Topics } from '@platform/messaging/kafka';
import type { KafkaMessage } from 'kafkajs';

import type { BareKafka, Sent } from './bare-kafka';

/** What a relay sent, in the order of its log, to be sent to other topics once more. */
export const relayedMessages = async (
  bare: BareKafka,
  topics: Topics,
  events: number,
): Promise<(to: Topics) => readonly Sent[]> => {
  const found: KafkaMessage[] = [];
  await bare.read(topics.log.name, events, (messages) => found.push(...messages));
  return (to) => found.flatMap((message) => addressed(message, to));
};

/** On the log's topic and on its context's, where only the position before it is another. */
const addressed = (found: KafkaMessage, { log, context }: Topics): readonly Sent[] => {
  const { key, value, headers = {}, timestamp } = found;
  const message = { key, value, headers, timestamp };
  const source = headers['ce_source']?.toString().split(':').at(-1);
  const topic = Object.entries(context).find(([name]) => name === source)?.[1];
  return [{ topic: log.name, message }, ...(topic ? [{ topic: topic.name, message }] : [])];
};
