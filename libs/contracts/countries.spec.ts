import { country, isCountry, state } from './countries';
import { countries } from './export-controls/vocabulary';

describe('A country', () => {
  it.each(['GB', 'GR', 'KR', 'RU', 'AX', 'TW', 'ZW'])('is %s', (code) => {
    expect(country.parse(code)).toBe(code);
    expect(isCountry(code)).toBe(true);
  });

  it.each(['UK', 'EU', 'EL', 'XX', 'XK', 'ZZ', 'SU', 'AN', 'gb', 'GBR', ''])(
    'is not %j',
    (code) => {
      expect(country.safeParse(code).success).toBe(false);
      expect(countries.safeParse([code]).success).toBe(false);
      expect(isCountry(code)).toBe(false);
    },
  );

  it('is one of 249', () => {
    const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    const pairs = letters.flatMap((one) => letters.map((other) => one + other));
    expect(pairs.filter(isCountry)).toHaveLength(249);
  });
});

describe('A state in a vote', () => {
  it.each(['RUS', 'CHN', 'GBR', 'KOR'])('is %s', (code) => expect(state.parse(code)).toBe(code));

  it.each(['RU', 'rus', 'SUN', 'EUE', 'XKX', ''])('is not %j', (code) =>
    expect(state.safeParse(code).success).toBe(false),
  );
});
