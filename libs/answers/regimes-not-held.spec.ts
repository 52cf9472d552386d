import { regimeNotHeld, regimesNotHeld, REGIMES_NOT_HELD } from './regimes-not-held';

describe('A regime that is not held', () => {
  it('is found by its number and by a name that it was given later', () => {
    expect(regimeNotHeld('2127')?.name).toBe('Central African Republic');
    expect(regimeNotHeld('2745')).toBe(regimeNotHeld('2127'));
    expect(regimeNotHeld('1718')).toBeUndefined();
  });

  it('is none once it is on record, whichever name it has there', () => {
    expect(regimesNotHeld([])).toEqual(REGIMES_NOT_HELD);
    expect(regimesNotHeld(['1718', '2745', '1970']).map(({ regime }) => regime)).toEqual([
      '1533',
      '1591',
      '2206',
    ]);
  });
});
