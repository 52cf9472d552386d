import fc from 'fast-check';
import Encoder from 'kafkajs/src/protocol/encoder';

import { writeUVarInt, writeVarintsInPlace } from './varints-in-place';

/** As kafkajs has it: the module is this suite's own. */
const { writeUVarInt: asShipped } = Encoder.prototype;

const written = (write: typeof asShipped | typeof writeUVarInt, values: readonly number[]) => {
  const encoder = new Encoder();
  for (const value of values) write.call(encoder, value);
  return encoder.buffer.toString('hex');
};

describe('A number of few bytes, written in place', () => {
  const anyBits = fc.oneof(fc.integer(), fc.nat(2 ** 7 + 1), fc.nat(2 ** 14 + 1));

  it('is the bytes that kafkajs writes, for all of 32 bits', () => {
    fc.assert(
      fc.property(anyBits, (bits) => {
        expect(written(writeUVarInt, [bits])).toBe(written(asShipped, [bits]));
      }),
    );
  });

  it('is so where the room for it ends and more has to be made', () => {
    fc.assert(
      fc.property(fc.array(anyBits, { minLength: 500, maxLength: 520 }), (many) => {
        expect(written(writeUVarInt, many)).toBe(written(asShipped, many));
      }),
    );
  });

  it('is how every encoder writes once that was asked for, signed numbers too', () => {
    const before = new Encoder().writeVarInt(-70_000).buffer.toString('hex');
    writeVarintsInPlace();
    expect(Encoder.prototype.writeUVarInt).toBe(writeUVarInt);
    expect(new Encoder().writeVarInt(-70_000).buffer.toString('hex')).toBe(before);
  });
});
