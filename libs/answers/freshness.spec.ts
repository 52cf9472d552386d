import { isStale, lastLookOf } from './freshness';

const source = { lastChecked: '2024-03-01', lastAccepted: '2024-02-23', freshForDays: 10 };
const inSeoul = { ...source, zone: 'Asia/Seoul' };

describe('A source', () => {
  it('was looked at last by whoever checked it or recorded what it said, the later of both', () => {
    expect(lastLookOf(source)).toBe('2024-03-01');
    expect(lastLookOf({ ...source, lastAccepted: '2024-03-02' })).toBe('2024-03-02');
    expect(lastLookOf({ lastChecked: null, lastAccepted: null })).toBeNull();
  });

  it.each([
    ['2024-03-11T14:59:59.999Z', false],
    ['2024-03-11T15:00:00.000Z', true],
  ])('rests to the end of its last day, as days are where it sits: at %s stale %s', (at, stale) =>
    expect(isStale(inSeoul, at)).toBe(stale),
  );

  it('is never stale where nobody ever looked, or need not', () => {
    const never = { ...inSeoul, lastChecked: null, lastAccepted: null };
    expect(isStale(never, '2060-01-01T00:00:00.000Z')).toBe(false);
    expect(isStale({ ...inSeoul, freshForDays: null }, '2060-01-01T00:00:00.000Z')).toBe(false);
  });
});
