import { expectation, foundAt } from './expectation';

const body = { data: { total: 1402, pending: [{ net: 243 }], blockedBy: ['RUS'], none: null } };

describe('An expectation', () => {
  it.each([
    ['data.total', '1402'],
    ['data.pending.0.net', '243'],
    ['data.pending.length', '1'],
    ['data.blockedBy', '["RUS"]'],
    ['data.none', 'null'],
    ['data.nothing', undefined],
    ['data.total.more', undefined],
    ['data.toString', undefined],
  ])('finds %s', (path, found) => expect(foundAt(body, path)).toBe(found));

  it('is a path and a value, which may hold what a path may not', () =>
    expect(expectation('data.name=a=b c')).toEqual({ path: 'data.name', value: 'a=b c' }));

  it.each(['data.total', '=1', ''])('is not %j', (text) =>
    expect(() => expectation(text)).toThrow('expects nothing'),
  );
});
