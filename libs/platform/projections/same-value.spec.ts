import fc from 'fast-check';

import { sameValue } from './same-value';

/** As jsonb may give a value back: the members of every object in another order. */
const reordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reordered(member)]),
  );
};

describe('Two values', () => {
  it('are the same in whatever order their members come', () =>
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(sameValue(value, reordered(value))).toBe(true);
      }),
    ));

  it('are the same only if their canonical JSON is', () =>
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const text = (value: unknown) => JSON.stringify(reordered(reordered(value)));
        fc.pre(text(one) !== text(other));
        expect(sameValue(one, other)).toBe(sameValue(other, one));
        expect(sameValue([one], [one, other])).toBe(false);
        expect(sameValue({ one, other }, { one, two: other })).toBe(false);
      }),
    ));

  it.each<[unknown, unknown]>([
    [{ total: 57 }, { total: 58 }],
    [{ total: null }, {}],
    [{}, []],
    [null, {}],
    [
      ['RU', 'BY'],
      ['BY', 'RU'],
    ],
    ['57', 57],
  ])('such as %j and %j are not the same', (one, other) =>
    expect([sameValue(one, other), sameValue(other, one)]).toEqual([false, false]),
  );

  it('are the same where one leaves out what the other has as undefined', () =>
    expect(sameValue({ total: 57, pending: undefined }, { total: 57 })).toBe(true));
});
