import fc from 'fast-check';

import { chunksOf, type Addressed } from './chunks';
import { MessageTooLarge } from './kafka.errors';

const addressed = (bytes: number, position = 1n, partition = 0): Addressed => ({
  ...{ topic: 'any', position },
  message: { value: Buffer.alloc(bytes), partition },
});

const of = (partition: number, messages: readonly Addressed[]) =>
  messages.filter(({ message }) => message.partition === partition);

const LIMIT = 1000;

describe('Messages for one transaction', () => {
  it('are in order, all of them, in batches below the limit', () => {
    const anyMessage = fc.record({ bytes: fc.nat(900), partition: fc.nat(2) });
    fc.assert(
      fc.property(fc.array(anyMessage), (some) => {
        const messages = some.map(({ bytes, partition }, i) =>
          addressed(bytes, BigInt(i), partition),
        );
        const chunks = chunksOf(messages, LIMIT);
        for (const partition of [0, 1, 2]) {
          expect(of(partition, chunks.flat())).toEqual(of(partition, messages));
          for (const chunk of chunks) {
            const bytes = of(partition, chunk).map(({ message: { value } }) => value?.length ?? 0);
            expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(LIMIT);
          }
        }
      }),
    );
  });

  it('of one partition do not wait for those of another', () => {
    const messages = [addressed(600), addressed(600, 2n), addressed(600, 3n, 1)];
    expect(chunksOf(messages, LIMIT).map((chunk) => chunk.length)).toEqual([2, 1]);
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
