import type { Message } from 'kafkajs';

import { MessageTooLarge } from './kafka.errors';

/** A message for one partition of one topic. */
export type Addressed = Readonly<{
  topic: string;
  position: bigint;
  message: Message & Readonly<{ partition: number }>;
}>;

/**
 * What a broker takes in one batch by default (`message.max.bytes` 1048588), less what the batch
 * itself adds.
 */
const CHUNK_BYTES = 900 * 1024;

/**
 * In pieces, each with one batch at most for a partition, and none that a broker does not take. The
 * messages of a partition are in their order; a commit larger than the limit goes in several.
 *
 * @throws MessageTooLarge
 */
export const chunksOf = (
  messages: readonly Addressed[],
  limit = CHUNK_BYTES,
): readonly (readonly Addressed[])[] => {
  const chunks: Addressed[][] = [];
  const batches = new Map<string, Batch>();
  for (const addressed of messages) {
    const bytes = sizeOf(addressed.message);
    if (bytes > limit) throw new MessageTooLarge(addressed.position, bytes);
    const place = placeOf(addressed);
    const open = batches.get(place) ?? { chunk: 0, room: limit };
    const { chunk, room } = bytes <= open.room ? open : { chunk: open.chunk + 1, room: limit };
    (chunks[chunk] ??= []).push(addressed);
    batches.set(place, { chunk, room: room - bytes });
  }
  return chunks;
};

/** The last one of a partition: in which chunk it goes, and how many bytes it still takes. */
type Batch = Readonly<{ chunk: number; room: number }>;

/** Equal for messages of one partition. */
export const placeOf = ({ topic, message: { partition } }: Addressed): string =>
  `${topic} ${String(partition)}`;

/** A record's own bytes and at most so many more for its lengths. */
const RECORD_BYTES = 32;
const HEADER_BYTES = 8;

const sizeOf = ({ key, value, headers = {} }: Message): number => {
  let bytes = RECORD_BYTES + bytesOf(key) + bytesOf(value);
  for (const name in headers) bytes += HEADER_BYTES + name.length + bytesOf(headers[name]);
  return bytes;
};

const bytesOf = (content: unknown): number => {
  if (typeof content === 'string') return Buffer.byteLength(content);
  return Buffer.isBuffer(content) ? content.length : 0;
};
