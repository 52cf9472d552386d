import fc from 'fast-check';

import { parseItemisedEdition, type EditionItem } from '.';

const words = (maxLength: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength })
    .map((text) => text.replaceAll(/\r\n?/g, '\n'))
    .filter((text) => text.trim() !== '' && !/[\uFFFD\0]/.test(text));

const item = fc.record({
  code: fc.integer({ min: 0, max: 999_999 }).map((code) => String(code).padStart(6, '0')),
  description: words(60),
  itemNo: fc.option(words(10)),
  tier: fc.option(words(10)),
});

const editions = fc.uniqueArray(item, { selector: ({ code }) => code, maxLength: 30 });

const cell = (text: string | null) => `"${(text ?? '').replaceAll('"', '""')}"`;
const csvOf = (items: readonly Omit<EditionItem, 'line'>[], lineBreak: string) =>
  [
    'code,description,itemNo,tier',
    ...items.map(({ code, description, itemNo, tier }) =>
      [code, description, itemNo, tier].map(cell).join(','),
    ),
  ].join(lineBreak);

const expected = { codeSystem: 'hs2022' };

describe('An edition that was written down', () => {
  it.each(['\n', '\r\n', '\r'])('as CSV is read back (line breaks %j)', (lineBreak) =>
    fc.assert(
      fc.property(editions, (items) => {
        const bytes = new TextEncoder().encode(csvOf(items, lineBreak));
        const parsed = parseItemisedEdition(bytes, 'csv', expected);
        expect(parsed.issues).toEqual([]);
        expect(parsed.items.map(({ line: _, ...rest }) => rest)).toEqual(items);
      }),
    ),
  );

  it('as JSON is read back', () =>
    fc.assert(
      fc.property(editions, (items) => {
        const bytes = new TextEncoder().encode(JSON.stringify({ items }));
        const parsed = parseItemisedEdition(bytes, 'json', expected);
        expect(parsed).toEqual({ items: items.map((i, n) => ({ ...i, line: n + 1 })), issues: [] });
      }),
    ));
});
