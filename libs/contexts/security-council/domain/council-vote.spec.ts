import fc from 'fast-check';

import { hasMajority, isPossible, permanentAgainst, type CouncilVote } from './council-vote';

const ELECTED = ['CHE', 'DZA', 'ECU', 'GUY', 'JPN', 'KOR', 'MLT', 'MOZ', 'SLE', 'SVN'];
const COUNCIL = ['CHN', 'FRA', 'GBR', 'RUS', 'USA', ...ELECTED];
const KINDS = ['for', 'against', 'abstaining', 'not-participating'] as const;

type Cast = CouncilVote['casts'][number];

const countOf = (casts: readonly Cast[], kind: Cast['cast']): number =>
  casts.filter(({ cast }) => cast === kind).length;

const tallyOf = (casts: readonly Cast[]): CouncilVote['tally'] => ({
  for: countOf(casts, 'for'),
  against: countOf(casts, 'against'),
  abstaining: countOf(casts, 'abstaining'),
});

/** How fifteen members voted, and of whom it is known. */
const session = fc
  .tuple(
    fc.array(fc.constantFrom(...KINDS), { minLength: 15, maxLength: 15 }),
    fc.subarray(COUNCIL, { minLength: 0 }),
  )
  .map(([kinds, named]) => {
    const all = COUNCIL.map((state, i): Cast => ({ state, cast: kinds[i] ?? 'for' }));
    const casts = all.filter(({ state }) => named.includes(state));
    return { all, vote: { symbol: 'S/2024/255', tally: tallyOf(all), casts } };
  });

const someTally = fc.record({
  for: fc.nat({ max: 15 }),
  against: fc.nat({ max: 15 }),
  abstaining: fc.nat({ max: 15 }),
});

describe('A vote of the Council', () => {
  it('that was taken is possible, whoever is named', () =>
    fc.assert(fc.property(session, ({ vote }) => isPossible(vote))));

  it('is possible where the members left out can have cast what is missing, and only there', () =>
    fc.assert(
      fc.property(session, someTally, ({ vote: { casts } }, tally) => {
        const missing = KINDS.slice(0, 3).map(
          (kind) => tally[kind as keyof typeof tally] - countOf(casts, kind),
        );
        const needed = missing.reduce((sum, each) => sum + each, 0);
        const canBe = missing.every((each) => each >= 0) && needed <= 15 - casts.length;
        expect(isPossible({ symbol: 'S/2024/255', tally, casts })).toBe(canBe);
      }),
    ));

  it('is vetoed where nine are in favour and one of the five is against', () =>
    fc.assert(
      fc.property(session, ({ all, vote: { tally } }) => {
        const vote = { symbol: 'S/2024/255', tally, casts: all };
        const five = all.slice(0, 5).filter(({ cast }) => cast === 'against');
        expect(permanentAgainst(vote)).toEqual(five.map(({ state }) => state));
        expect(hasMajority(vote)).toBe(tally.for > 8);
      }),
    ));

  it.each([
    ['one state twice', [COUNCIL[0], COUNCIL[0]]],
    ['eleven elected members', [...ELECTED, 'BRA']],
  ])('is impossible with %s', (_case, states) => {
    const casts = states.map((state): Cast => ({ state: state ?? '', cast: 'for' }));
    const tally = { for: 15, against: 0, abstaining: 0 };
    expect(isPossible({ symbol: 'S/2024/255', tally, casts })).toBe(false);
  });

  it('is impossible against a permanent member, and with nobody against', () => {
    const casts = [{ state: 'RUS', cast: 'against' as const }];
    const tally = { for: 14, against: 0, abstaining: 1 };
    expect(isPossible({ symbol: 'S/2024/255', tally, casts })).toBe(false);
  });

  it('of fifteen in which somebody took no part is impossible', () => {
    const casts = [{ state: 'CHN', cast: 'not-participating' as const }];
    const of = (inFavour: number) => ({ for: inFavour, against: 0, abstaining: 0 });
    expect(isPossible({ symbol: 'S/2024/255', tally: of(14), casts })).toBe(true);
    expect(isPossible({ symbol: 'S/2024/255', tally: of(15), casts })).toBe(false);
  });
});
