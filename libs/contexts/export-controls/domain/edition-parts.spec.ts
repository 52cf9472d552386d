import { exportBanListItemised, ITEMS_PER_PART, type ListedItem } from '@contracts';
import { fold } from '@kernel';
import { MAX_EVENT_BYTES } from '@platform/event-log';
import { listedItem, smallList } from '@testing';
import fc from 'fast-check';

import { MOST_BYTES, MOST_ITEMS, partsOf } from './edition-parts';
import { exportBanList } from './export-ban-list.decider';
import { itemsOf } from './items';

const { part: _part, added: _a, amended: _m, removed: _r, ...edition } = smallList.itemised().data;

const codes = Array.from({ length: 9000 }, (_, i) => String(100000 + i));
const many = (count: number, description = 'goods'): readonly ListedItem[] =>
  codes.slice(0, count).map((code) => listedItem(code, { description }));

const parts = (added: readonly ListedItem[], removed: readonly string[] = []) =>
  partsOf(edition, { added, amended: [], removed });

describe('The parts of an edition', () => {
  it('hold as many items as the fact admits, counted together', () => {
    expect(MOST_ITEMS).toBe(ITEMS_PER_PART);
    expect(parts(many(500))).toHaveLength(1);
    const [full, rest] = parts(many(500), ['8482']);
    expect(full?.data).toMatchObject({ part: { index: 0, of: 2 }, removed: [] });
    expect(rest?.data).toMatchObject({ part: { index: 1, of: 2 }, added: [], removed: ['8482'] });
  });

  it('stay below the size of an event, in whatever script their items are written', () => {
    expect(MOST_BYTES).toBeLessThan(MAX_EVENT_BYTES);
    const korean = parts(many(500, '가"'.repeat(1000)));
    const bytes = korean.map(({ data }) => Buffer.byteLength(JSON.stringify(data)));
    expect(Math.max(...bytes)).toBeLessThan(MAX_EVENT_BYTES);
    expect(Math.min(...bytes.slice(0, -1))).toBeGreaterThan(MAX_EVENT_BYTES / 2);
  });

  it('are filled to the last byte, and no further', () => {
    const [first] = parts(many(500, 'x'.repeat(355)));
    const bytes = Buffer.byteLength(JSON.stringify(first?.data.added));
    const item = Buffer.byteLength(JSON.stringify(first?.data.added[0]));
    // Brackets around, commas between.
    expect(bytes - 1).toBeLessThanOrEqual(MOST_BYTES);
    expect(bytes - 1 + item + 1).toBeGreaterThan(MOST_BYTES);
    expect(first?.data.added.length).toBeLessThan(500);
  });

  it('are one, and empty, where nothing differs', () =>
    expect(parts([])).toMatchObject([{ data: { part: { index: 0, of: 1 }, added: [] } }]));

  it('fold back into the edition, and are what the schema admits', () => {
    const item = fc.record({
      code: fc.constantFrom(...codes),
      description: fc.string({ minLength: 1, maxLength: 300 }),
      itemNo: fc.constant(null),
      tier: fc.constant(null),
    });
    const editions = fc.uniqueArray(item, {
      minLength: 1,
      maxLength: 1200,
      selector: (i) => i.code,
    });
    fc.assert(
      fc.property(editions, (added) => {
        const facts = parts(added);
        facts.forEach(({ data }) => exportBanListItemised.data.parse(data));
        const state = fold(exportBanList, [smallList.established(), ...facts]);
        const held = state.status === 'established' ? itemsOf(state.editions) : new Map();
        expect([...held.values()]).toEqual(added);
      }),
      { numRuns: 20 },
    );
  });
});
