import Encoder from 'kafkajs/src/protocol/encoder';

/** What 32 bits take, seven a byte. */
const MOST_BYTES = 5;

const LOWEST_SEVEN = 0x7f;
const MORE_FOLLOW = 0x80;

/**
 * A message has some fifty lengths, and kafkajs makes an array and a buffer for each of them: a
 * fifth of what a relay does. Written where they belong they are the same bytes.
 *
 * @see https://protobuf.dev/programming-guides/encoding/#varints
 */
export function writeUVarInt(this: Encoder, value: number): Encoder {
  this.ensureAvailable(MOST_BYTES);
  let rest = value >>> 0;
  while (rest > LOWEST_SEVEN) {
    this.buf[this.offset++] = (rest & LOWEST_SEVEN) | MORE_FOLLOW;
    rest >>>= 7;
  }
  this.buf[this.offset++] = rest;
  return this;
}

/** For every client of this process, those that are open as well. Once is enough. */
export const writeVarintsInPlace = (): void => {
  Encoder.prototype.writeUVarInt = writeUVarInt;
};
