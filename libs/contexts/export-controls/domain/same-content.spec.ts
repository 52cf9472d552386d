import { sameContent } from './same-content';

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
