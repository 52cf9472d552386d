import { hs2022 } from '.';

describe('The nomenclature HS 2022', () => {
  it('holds its 97 chapters (77 is reserved), headings and subheadings', () => {
    expect(hs2022.size).toBe(6936);
    const twoDigits = Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0'));
    const missing = twoDigits.filter((code) => !hs2022.has(code));
    expect(missing).toEqual(['00', '77', '98', '99']);
  });

  it.each([
    ['85', 'Electrical machinery'],
    ['8542', 'Electronic integrated circuits'],
    ['854231', 'Electronic integrated circuits; processors and controllers'],
    ['010121', 'Horses; live, pure-bred breeding animals'],
  ])('describes %s', (code, beginning) =>
    expect(hs2022.describe(code)?.startsWith(beginning)).toBe(true),
  );

  it.each([
    ['a code that no edition holds', '854199'],
    ['a code of trade statistics', '999999'],
    ['a heading of statistics', '9999'],
    ['a total', 'TOTAL'],
    ['a code of the edition before', '880330'],
    ['a national code', '8542311000'],
    ['a code with a point', '8542.31'],
    ['nothing', ''],
    ['a word that every object knows', 'constructor'],
  ])('does not know %s, and says no more about it', (_case, code) => {
    expect(hs2022.has(code)).toBe(false);
    expect(hs2022.describe(code)).toBeUndefined();
    expect(hs2022.headingsOf(code)).toEqual([]);
  });

  it.each([
    ['854231', ['85', '8542', '854231']],
    ['8542', ['85', '8542']],
    ['85', ['85']],
  ])('covers %s by its chapter, its heading and itself', (code, covering) =>
    expect(hs2022.headingsOf(code)).toEqual(covering),
  );

  it('names its edition, for a code of another one means another good', () =>
    expect([hs2022.edition, hs2022.codeSystem]).toEqual(['HS 2022', 'hs2022']));
});
