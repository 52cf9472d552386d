import type { EventLog } from '@platform/event-log';
import type { Kafka } from 'kafkajs';

import { KafkaAheadOfLog, KafkaOfAnotherGeneration } from './kafka.errors';
import type { Milestone } from './milestone';
import type { PublishedLog } from './published-log';
import { readMessage, type LogMessage } from './read-message';
import { readTopic } from './read-topic';
import { extentOf, type Extent } from './with-admin';

export type TopicEnd = Readonly<{ kafka: Kafka; topic: string; group: string }>;

/** Offsets to look back over for a message; markers and aborted ones take offsets too. */
const FIRST_LOOK = 8n;

/**
 * Up to which position of this log its topic holds everything: from there it is to be published.
 * Only for one whom nobody else can publish beside, or the end moves meanwhile.
 *
 * @throws KafkaAheadOfLog, KafkaOfAnotherGeneration
 */
export const publishedUpTo = async (...asked: Parameters<typeof lastPublished>): Promise<bigint> =>
  (await lastPublished(...asked)).position;

/** The same, and the event there, where the topic tells of it. */
export const lastPublished = async (
  end: TopicEnd,
  log: Pick<EventLog, 'eventsAt' | 'head'>,
  known: PublishedLog,
): Promise<Milestone> => {
  const extent = await extentOf(end.kafka, end.topic);
  const last = await lastMessage(end, extent);
  // A topic without a first offset is new; one that lost it was emptied by retention.
  if (!last) return unseen(extent.low === 0n ? 0n : larger(known.publishedTo, known.openedAfter));
  if (last.generation !== known.generation) return sharedUpTo(end, extent, log, known);
  const furthest = last.position < known.publishedTo ? await furthestOf(end, extent, last) : last;
  if (await isInLog(furthest, log)) return furthest;
  throw new KafkaAheadOfLog(furthest.position, (await log.head()).position);
};

const unseen = (position: bigint): Milestone => ({ position, leafHash: undefined });

const larger = (one: bigint, other: bigint): bigint => (one > other ? one : other);

/**
 * More is said to be published than the topic ends with: somebody sent copies of older messages, or
 * the broker lost what it had. Only the whole topic tells which.
 */
const furthestOf = async (end: TopicEnd, extent: Extent, last: LogMessage): Promise<LogMessage> => {
  let furthest = last;
  for await (const messages of messagesIn(end, extent)) {
    for (const message of messages) {
      const isOurs = message.generation === last.generation;
      if (isOurs && message.position > furthest.position) furthest = message;
    }
  }
  return furthest;
};

const isInLog = async ({ position, leafHash }: LogMessage, log: Pick<EventLog, 'eventsAt'>) =>
  (await log.eventsAt([position]))[0]?.leafHash === leafHash;

const lastMessage = async (end: TopicEnd, extent: Extent): Promise<LogMessage | undefined> => {
  for (let back = FIRST_LOOK; ; back *= 16n) {
    const from = extent.high - back > extent.low ? extent.high - back : extent.low;
    let last: LogMessage | undefined;
    for await (const messages of messagesIn(end, { low: from, high: extent.high })) {
      last = messages.at(-1) ?? last;
    }
    if (last !== undefined || from === extent.low) return last;
  }
};

/** Where the log was opened anew: the last event that it has in common with what is published. */
const sharedUpTo = async (
  end: TopicEnd,
  extent: Extent,
  log: Pick<EventLog, 'eventsAt'>,
  known: PublishedLog,
): Promise<Milestone> => {
  let first: LogMessage | undefined;
  let shared: LogMessage | undefined;
  for await (const messages of messagesIn(end, extent)) {
    first ??= messages[0];
    requireNew(known, messages);
    shared = (await lastShared(messages, log)) ?? shared;
  }
  if (shared !== undefined) return shared;
  if (extent.low === 0n || !first) return unseen(0n);
  // What retention took was older than all of it; what the log lacks of it was never recorded.
  return unseen(first.position > known.openedAfter ? known.openedAfter : first.position - 1n);
};

/**
 * A generation that was published before, and is not what Kafka ends with, is one that Kafka has
 * gone on from: to a later one, of which this log knows nothing.
 */
const requireNew = (
  { generation, isOpened, hasBegun }: PublishedLog,
  messages: readonly LogMessage[],
): void => {
  const isLater = messages.some((message) => message.generation === generation);
  if (isOpened && !hasBegun && !isLater) return;
  throw new KafkaOfAnotherGeneration(messages.at(-1)?.generation ?? 'unknown', generation);
};

const lastShared = async (
  messages: readonly LogMessage[],
  log: Pick<EventLog, 'eventsAt'>,
): Promise<LogMessage | undefined> => {
  const facts = await log.eventsAt(messages.map(({ position }) => position));
  const hashes = new Map(facts.map(({ position, leafHash }) => [position, leafHash]));
  return messages.findLast(({ position, leafHash }) => hashes.get(position) === leafHash);
};

async function* messagesIn(
  { kafka, topic, group }: TopicEnd,
  { low, high }: Extent,
): AsyncGenerator<readonly LogMessage[]> {
  if (low >= high) return;
  const stop = new AbortController();
  const reading = { topic, from: low, group, silenceMs: PATIENCE_MS };
  for await (const { messages, reached } of readTopic(kafka, reading, stop.signal)) {
    if (messages.length > 0) yield messages.map(readMessage);
    if (reached >= high) return;
  }
}

const PATIENCE_MS = 10_000;
