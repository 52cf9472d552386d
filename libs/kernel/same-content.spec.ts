import fc from 'fast-check';

import { sameContent } from './same-content';

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
        expect(sameContent(value, reordered(value))).toBe(true);
      }),
    ));

  it('are the same only if their canonical JSON is', () =>
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const text = (value: unknown) => JSON.stringify(reordered(reordered(value)));
        fc.pre(text(one) !== text(other));
        expect(sameContent(one, other)).toBe(sameContent(other, one));
        expect(sameContent([one], [one, other])).toBe(false);
        expect(sameContent({ one, other }, { one, two: other })).toBe(false);
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
    expect([sameContent(one, other), sameContent(other, one)]).toEqual([false, false]),
  );

  it('are the same where one leaves out what the other has as undefined', () =>
    expect(sameContent({ total: 57, pending: undefined }, { total: 57 })).toBe(true));
});

describe('Two facts say the same', () => {
  it.each([
    ['in any order of members', { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }, true],
    ['where a member is undefined in one', { a: 1, b: undefined }, { a: 1 }, true],
    ['or not: null is no undefined', { a: 1, b: null }, { a: 1 }, false],
    ['or not: elements have an order', { a: [1, 2] }, { a: [2, 1] }, false],
    ['or not: an array is no object', { a: ['x'] }, { a: { 0: 'x' } }, false],
    ['or not: another value inside', [{ a: { b: 1 } }], [{ a: { b: 2 } }], false],
    ['or not: nothing and something', null, {}, false],
    ['in elements in any order of members', [{ a: 1, b: 2 }], [{ b: 2, a: 1 }], true],
  ])('%s', (_case, one, other, same) => expect(sameContent(one, other)).toBe(same));
});
