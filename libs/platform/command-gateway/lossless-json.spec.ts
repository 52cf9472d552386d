import fc from 'fast-check';

import { fromJson, toJson, UnreadableTag, UnsendableValue, type Json } from './lossless-json';

const key = fc.oneof(
  fc.string(),
  fc.constantFrom('$bigint', '$$bigint', '$undefined', '$', '__proto__', 'toString'),
);

const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.bigInt(),
    fc.uint8Array(),
    fc.constantFrom(null, undefined, true, false),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 3 }).map((all) => Object.fromEntries(all)),
  ),
}));

const overTheWire = (value: unknown) => fromJson(JSON.parse(JSON.stringify(toJson(value))) as Json);

describe('A value as JSON', () => {
  it('comes back as it was, whatever it is', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(overTheWire(value)).toStrictEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it('is as it was where JSON can say it', () => {
    const plain = { a: [1, 'x', null, true], b: { c: 0.5 } };
    expect(toJson(plain)).toEqual(plain);
  });

  it('of an object with a class is that of its fields', () => {
    class Asked {
      constructor(readonly goods: string) {}
    }
    expect(overTheWire(new Asked('854231'))).toStrictEqual({ goods: '854231' });
  });

  it('of a part of a buffer is that of the part', () =>
    expect(overTheWire(Buffer.from('abc').subarray(1, 2))).toStrictEqual(Uint8Array.of(98)));

  it.each([
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a map', { deep: [new Map()] }],
    ['a date', new Date(0)],
    ['numbers in another array than of bytes', new Float64Array(1)],
  ])('is not there for %s', (_case, value) => expect(() => toJson(value)).toThrow(UnsendableValue));

  it.each([
    { $bigint: '7.5' },
    { $bigint: 7 },
    { $number: '1' },
    { $number: 'toString' },
    { $bytes: [1] },
    { $later: 'x' },
    [{ $: '' }],
  ])('cannot be read from %j', (json) => expect(() => fromJson(json)).toThrow(UnreadableTag));
});
