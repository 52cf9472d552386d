import fc from 'fast-check';

import { chunksOf, type Addressed } from './chunks';
import { MessageTooLarge } from './kafka.errors';

const addressed = (bytes: number, position = 1n): Addressed => ({
  ...{ topic: 'any', position },
  message: { value: Buffer.alloc(bytes), partition: 0 },
});

const LIMIT = 1000;

describe('Messages for one transaction', () => {
  it('are in order, all of them, in chunks below the limit', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(900)), (sizes) => {
        const messages = sizes.map((bytes, i) => addressed(bytes, BigInt(i)));
        const chunks = chunksOf(messages, LIMIT);
        expect(chunks.flat()).toEqual(messages);
        for (const chunk of chunks) {
          const bytes = chunk.map(({ message }) => (message.value as Buffer).length);
          expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(LIMIT);
        }
      }),
    );
  });

  it('go together as far as they fit', () => {
    expect(chunksOf([addressed(400), addressed(400), addressed(400)], LIMIT)).toHaveLength(2);
  });

  it('are refused where one alone is beyond the limit', () => {
    expect(() => chunksOf([addressed(LIMIT)], LIMIT)).toThrow(MessageTooLarge);
  });

  it('count in UTF-8, headers too', () => {
    const headers = { ce_subject: '제'.repeat(200) };
    const message = { value: '제'.repeat(100), headers, partition: 0 };
    expect(() => chunksOf([{ topic: 'any', position: 1n, message }], 900)).toThrow(MessageTooLarge);
  });
});
