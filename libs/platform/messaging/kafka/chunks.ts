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
 * In their order, in pieces that a broker takes: a commit larger than the limit goes in several.
 *
 * @throws MessageTooLarge
 */
export const chunksOf = (
  messages: readonly Addressed[],
  limit = CHUNK_BYTES,
): readonly (readonly Addressed[])[] => {
  const chunks: Addressed[][] = [];
  let room = 0;
  for (const addressed of messages) {
    const bytes = sizeOf(addressed.message);
    if (bytes > limit) throw new MessageTooLarge(addressed.position, bytes);
    const open = chunks.at(-1);
    if (open && bytes <= room) open.push(addressed);
    else {
      chunks.push([addressed]);
      room = limit;
    }
    room -= bytes;
  }
  return chunks;
};

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
