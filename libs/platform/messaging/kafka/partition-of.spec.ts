import { partitionOf } from './partition-of';

describe('The partition of a key', () => {
  // Computed apart, as the Java client does: murmur2 of the UTF-8 bytes, less its sign, modulo 6.
  it.each([
    ['sanctions-regime/1718', 5],
    ['export-ban-list/kr-situational-licence', 2],
    ['development/제35차', 0],
  ])('is where the clients of other languages look for it: %s', (key, partition) =>
    expect(partitionOf(key, 6)).toBe(partition),
  );

  it('is one of those that there are', () => {
    const keys = Array.from({ length: 200 }, (_, n) => `export-ban-list/${String(n)}`);
    expect([...new Set(keys.map((key) => partitionOf(key, 6)))].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(new Set(keys.map((key) => partitionOf(key, 1)))).toEqual(new Set([0]));
  });
});
