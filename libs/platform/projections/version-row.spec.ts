import type { Version } from '@kernel';

import { foldKey } from './fold-key';
import { VersionsOverlap } from './read-model.errors';
import { holds, revise, type VersionRow } from './version-row';

const [JANUARY, JUNE, JULY] = [1, 6, 7].map((month) => `2024-0${String(month)}-01T00:00:00.000Z`);

const version = (over: Partial<Version<object>> = {}): Version<object> => ({
  validFrom: String(JANUARY),
  validTo: null,
  basis: 'legal-act',
  value: { total: 57 },
  ...over,
});

const row = (over: Partial<VersionRow<object>> = {}): VersionRow<object> => ({
  ...version(),
  key: 'any',
  fromPos: 3n,
  toPos: null,
  ...over,
});

describe('A version row', () => {
  const bounded = row({ validTo: String(JUNE), toPos: 7n });

  it.each([
    ['at its first instant and position', JANUARY, 3n, true],
    ['not before its first instant', '2023-12-31T23:59:59.999Z', 3n, false],
    ['not before its first position', JANUARY, 2n, false],
    ['until its last instant, which it does not include', JUNE, 3n, false],
    ['until its last position, which it does not include', JANUARY, 7n, false],
    ['at the last position before', JANUARY, 6n, true],
  ])('holds %s', (_case, asOf, position, answer) =>
    expect(holds(bounded, { asOf: String(asOf), position })).toBe(answer),
  );

  it('without an end holds for ever', () =>
    expect(holds(row(), { asOf: '2999-01-01T00:00:00.000Z', position: 99n })).toBe(true));
});

describe('A revision', () => {
  const at = { key: 'any', position: 9n };

  it('leaves alone what is believed as it was, in whatever order its members come', () => {
    const open = [row({ value: { total: 57, list: 'a' } })];
    const revised = revise(open, [version({ value: { list: 'a', total: 57 } })], at);
    expect(revised).toEqual({ open, closed: [] });
  });

  it.each<[string, Partial<Version<object>>]>([
    ['another value', { value: { total: 58 } }],
    ['another end', { validTo: String(JULY) }],
    ['another basis', { basis: 'first-observed' }],
    ['another beginning', { validFrom: String(JUNE) }],
  ])('closes a row for %s, and opens one from the same position on', (_case, over) =>
    expect(revise([row()], [version(over)], at)).toEqual({
      open: [row({ ...over, fromPos: 9n })],
      closed: [row({ toPos: 9n })],
    }),
  );

  it('closes what nothing is believed of any more', () =>
    expect(revise([row()], [], at)).toEqual({ open: [], closed: [row({ toPos: 9n })] }));
});

describe('The versions of a key', () => {
  const folded = (...versions: Version<object>[]) =>
    foldKey({ timeline: () => versions }, [], 'any').map(({ validFrom }) => validFrom);

  it('come in the order of time', () => {
    const first = version({ validTo: String(JUNE) });
    expect(folded(version({ validFrom: String(JUNE) }), first)).toEqual([JANUARY, JUNE]);
  });

  it.each([
    ['that begin together', [version({ validTo: String(JUNE) }), version()]],
    ['of which one has no end', [version(), version({ validFrom: String(JUNE) })]],
    ['that overlap', [version({ validTo: String(JULY) }), version({ validFrom: String(JUNE) })]],
    ['that end as they begin', [version({ validTo: String(JANUARY) })]],
  ])('%s are refused: they would be two answers to one question', (_case, versions) =>
    expect(() => folded(...versions)).toThrow(VersionsOverlap),
  );
});
