import { notHeldFor } from './lists-not-held';

const jurisdictions = (origin: string | null) => [
  ...new Set(notHeldFor(origin).map(({ jurisdiction }) => jurisdiction)),
];

describe('The lists that are not held', () => {
  it.each([
    ['US', ['US']],
    ['DE', ['US', 'EU']],
    ['GB', ['US', 'GB']],
    ['KR', ['US', 'KR']],
    ['CN', ['US', 'CN']],
  ])('for goods from %s are those of %j', (origin, expected) =>
    expect(jurisdictions(origin)).toEqual(expected),
  );

  it('are those of anybody where the origin was not said', () =>
    expect(jurisdictions(null)).toEqual(['US', 'EU', 'GB', 'KR', 'JP', 'CN', 'CH', 'CA', 'AU']));

  it('name what there may be where nobody has named a list of the origin', () =>
    expect(notHeldFor('BR').at(-1)).toEqual({
      instrument: 'Any export control list of BR',
      jurisdiction: 'BR',
    }));
});
