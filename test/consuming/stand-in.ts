import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { kafkaClient } from '@platform/messaging/kafka';
import { openTopic } from '@testing';
import type { Message, Producer } from 'kafkajs';

/** What an outsider is told where the test decides what that is: an API, and a topic. */
export type StandIn = Readonly<{
  url: string;
  topic: string;
  /** What the API says of the log from now on. */
  isOf: (generation: string) => void;
  /** Committed in one transaction, each to its partition; the first where none is given. */
  send: (...messages: readonly Message[]) => Promise<void>;
  /** Sent, and never committed. */
  abandon: (...messages: readonly Message[]) => Promise<void>;
  close: () => Promise<void>;
}>;

export const openStandIn = async (
  brokers: readonly string[],
  given: Readonly<{ generation: string; partitions?: number }>,
): Promise<StandIn> => {
  let { generation } = given;
  const server = createServer(({ url = '' }, response) => {
    response.end(JSON.stringify(answerTo(new URL(url, 'http://stand-in'), generation)));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const topic = await openTopic(brokers, 'stand-in', given.partitions);
  const producer = await transactionalOn(brokers, topic);
  const inTransaction = async (messages: readonly Message[], end: 'commit' | 'abort') => {
    const transaction = await producer.transaction();
    await transaction.send({
      topic,
      messages: messages.map((message) => ({ partition: 0, ...message })),
    });
    await transaction[end]();
  };
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    topic,
    isOf: (other) => {
      generation = other;
    },
    send: (...messages) => inTransaction(messages, 'commit'),
    abandon: (...messages) => inTransaction(messages, 'abort'),
    close: async () => {
      await producer.disconnect();
      server.closeAllConnections();
      server.close();
    },
  };
};

/** The log ends at 7 and tells all of it, and the snapshot knows nothing of it. */
const answerTo = ({ pathname, searchParams }: URL, generation: string): unknown => {
  if (pathname === '/v1/status') {
    return { data: { log: { generation, position: '7' } }, meta: { position: '7' } };
  }
  if (pathname === '/v1/events') {
    const next = Number(searchParams.get('after')) + 1;
    return { data: [], meta: { position: '7', ...(next > 7 ? {} : { nextAfter: String(next) }) } };
  }
  return { data: [], meta: { position: '0' } };
};

const transactionalOn = async (brokers: readonly string[], topic: string): Promise<Producer> => {
  const producer = kafkaClient({ brokers, clientId: 'stand-in' }).producer({
    transactionalId: topic,
    maxInFlightRequests: 1,
    idempotent: true,
    retry: { initialRetryTime: 20, retries: 30 },
  });
  await producer.connect();
  return producer;
};
