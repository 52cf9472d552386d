import { changedFields } from './prospect-fields';

const day = (value: string) => ({ verbatim: value, value, precision: 'day', zone: 'Asia/Seoul' });

describe('The fields that would read otherwise', () => {
  it('are those that differ, and no others', () =>
    expect(changedFields({ list: 'kr', total: 1159 }, { list: 'kr', total: 1402 })).toEqual([
      { field: 'total', before: 1159, after: 1402 },
    ]));

  it('are none where only the order of members differs, or where a value comes from', () =>
    expect(
      changedFields(
        { a: 1, b: { c: 1, evidence: ['one'] }, restsOn: [], moves: [{ d: 1, eventId: '1' }] },
        {
          ...{ moves: [{ eventId: '2', d: 1 }], b: { evidence: ['one', 'other'], c: 1 } },
          ...{ restsOn: [{ position: '7' }], derivedFrom: ['7'], a: 1 },
        },
      ),
    ).toEqual([]));

  it('lie one level deep, where both are objects', () =>
    expect(
      changedFields(
        { tally: { for: 13, against: 1, abstaining: 1 } },
        { tally: { for: 14, against: 1 } },
      ),
    ).toEqual([
      { field: 'tally.for', before: 13, after: 14 },
      { field: 'tally.abstaining', before: 1, after: null },
    ]));

  it('hold a date whole', () =>
    expect(
      changedFields({ effectiveOn: day('2024-09-09') }, { effectiveOn: day('2024-09-10') }),
    ).toEqual([{ field: 'effectiveOn', before: day('2024-09-09'), after: day('2024-09-10') }]));

  it('are all that say something, where nothing was said before or after', () => {
    const value = { measures: 'in-force', mandateEndsOn: null };
    expect(changedFields(undefined, value)).toEqual([
      { field: 'measures', before: null, after: 'in-force' },
    ]);
    expect(changedFields(value, undefined)).toEqual([
      { field: 'measures', before: 'in-force', after: null },
    ]);
  });

  it('show of many elements those that differ', () =>
    expect(
      changedFields(
        { provisions: [{ name: 'a', stage: 'in-force' }, { name: 'b' }] },
        { provisions: [{ name: 'a', stage: 'suspended' }, { name: 'b' }, { name: 'c' }] },
      ),
    ).toEqual([
      {
        field: 'provisions',
        before: [{ name: 'a', stage: 'in-force' }],
        after: [{ name: 'a', stage: 'suspended' }, { name: 'c' }],
      },
    ]));

  it('show all elements where these are words, or only their order differs', () => {
    const [one, other] = [{ name: 'a' }, { name: 'b' }];
    expect(
      changedFields(
        { oversight: ['committee'], votes: [one, other] },
        { oversight: ['committee', 'outside-un'], votes: [other, one] },
      ),
    ).toEqual([
      { field: 'oversight', before: ['committee'], after: ['committee', 'outside-un'] },
      { field: 'votes', before: [one, other], after: [other, one] },
    ]);
  });
});
