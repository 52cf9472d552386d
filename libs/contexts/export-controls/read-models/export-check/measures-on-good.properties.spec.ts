import { hs2022 } from '@nomenclature';
import fc from 'fast-check';

import type { CouncilMeasure, CouncilMeasures } from '../council-measure/council-measures';
import { exportCheck } from './export-check';
import type { ExportQuestion } from './export-question';
import { graverFirst, type Verdict } from './verdict';

const GOODS = ['840734', '854231', '271012', '070190', '010121'];
const CODES = GOODS.flatMap((code) => hs2022.headingsOf(code));
const COUNTRIES = ['KP', 'IR', 'DE', 'CN'];

const measure: fc.Arbitrary<CouncilMeasure> = fc.record({
  measure: fc.constantFrom('one', 'two', 'three'),
  kind: fc.constantFrom('goods-ban' as const, 'arms-embargo' as const),
  subject: fc.constant('goods'),
  direction: fc.constantFrom('to-territory' as const, 'from-territory' as const, 'both' as const),
  codes: fc.option(fc.subarray(CODES, { minLength: 1 })),
  cap: fc.option(fc.constant({ quantity: 500_000, unit: 'barrel', period: 'year' as const }), {
    freq: 3,
  }),
  imposedBy: fc.constant('S/RES/2397(2017)'),
  paragraph: fc.option(fc.constantFrom('para 6', 'para 7')),
  stage: fc.constantFrom('in-force' as const, 'promulgated' as const, 'ended' as const),
  from: fc.constant('2017-12-22T05:00:00.000Z'),
  endsOn: fc.constant(null),
  renewalUnconfirmed: fc.boolean(),
  disputed: fc.boolean(),
  exemptions: fc.constant([]),
  easings: fc.constantFrom([], [{ scope: 'some', easedBy: 'S/RES/1(2025)', paragraph: null }]),
  restsOn: fc.constant([]),
});

const regime: fc.Arbitrary<CouncilMeasures> = fc.record({
  regime: fc.constantFrom('1718', '1737'),
  name: fc.constant('A regime'),
  territories: fc.subarray(['KP', 'IR'], { minLength: 1 }),
  history: fc.constantFrom('complete' as const, 'partial' as const),
  standing: fc.constantFrom('in-force' as const, 'terminated' as const),
  freshForDays: fc.constant(null),
  renewalUnconfirmed: fc.boolean(),
  lastChecked: fc.constant(null),
  lastAccepted: fc.constant(null),
  measures: fc.array(measure, { maxLength: 4 }),
  restsOn: fc.constant([]),
});

const country = fc.constantFrom(...COUNTRIES);
const question: fc.Arbitrary<ExportQuestion> = fc.record({
  destination: country,
  origin: fc.option(country),
  contractedOn: fc.constant(null),
  departsOn: fc.constant(null),
});

const answer = (code: string, asked: ExportQuestion, ...regimes: readonly CouncilMeasures[]) => {
  const at = '2024-10-01T04:00:00.000Z';
  const held = { lists: [], regimes: regimes.map((each) => ({ at, regime: each })), unheld: [] };
  return exportCheck({ codeSystem: 'hs2022', code }, asked, held);
};

const isAtLeast = (one: Verdict, other: Verdict): boolean => graverFirst(one, other) <= 0;

const good = fc.constantFrom(...GOODS);

describe('The verdict on a good', () => {
  it('never becomes milder by another measure', () =>
    fc.assert(
      fc.property(regime, measure, good, question, (before, added, code, asked) => {
        const after = { ...before, measures: [...before.measures, added] };
        const [then, now] = [answer(code, asked, before), answer(code, asked, after)];
        expect(isAtLeast(now.verdict, then.verdict)).toBe(true);
      }),
      { numRuns: 500 },
    ));

  it('never becomes milder by another regime', () =>
    fc.assert(
      fc.property(regime, regime, good, question, (one, other, code, asked) => {
        const [alone, both] = [answer(code, asked, one), answer(code, asked, one, other)];
        expect(isAtLeast(both.verdict, alone.verdict)).toBe(true);
      }),
    ));

  it('is prohibited by a ban on its chapter, its heading or itself alike', () =>
    fc.assert(
      fc.property(regime, measure, good, fc.nat({ max: 2 }), (of, ban, code, depth) => {
        const named = hs2022.headingsOf(code)[depth] ?? code;
        const banned: CouncilMeasure = {
          ...ban,
          ...{ codes: [named], cap: null, direction: 'both', stage: 'in-force' },
          ...{ renewalUnconfirmed: false, disputed: false },
        };
        const held: CouncilMeasures = {
          ...of,
          ...{ standing: 'in-force', territories: ['KP'], measures: [banned] },
        };
        const way = { contractedOn: null, departsOn: null };
        const there = answer(code, { ...way, origin: 'DE', destination: 'KP' }, held);
        const back = answer(code, { ...way, origin: 'KP', destination: 'DE' }, held);
        const matched = named === code ? 'exact' : 'prefix';
        for (const { verdict, rules } of [there, back]) {
          expect(verdict).toBe('prohibited');
          expect(rules).toMatchObject([{ code: named, matched }]);
        }
      }),
    ));

  it('is grave only for a reason that the answer names', () =>
    fc.assert(
      fc.property(regime, good, question, (of, code, asked) => {
        const { verdict, rules, undetermined } = answer(code, asked, of);
        const reasons: Verdict[] = [
          'no-listed-control',
          ...rules.map(({ contributes }) => contributes),
          ...undetermined.map(({ atMost }) =>
            atMost === 'prohibited' ? ('undetermined' as const) : atMost,
          ),
        ];
        expect(reasons).toContain(verdict);
      }),
    ));

  it('is about nothing where neither end of the way is a territory', () =>
    fc.assert(
      fc.property(regime, good, (of, code) => {
        const asked = { origin: 'DE', destination: 'CN', contractedOn: null, departsOn: null };
        const { verdict, rules, undetermined, consulted } = answer(code, asked, of);
        expect([verdict, rules, undetermined]).toEqual(['no-listed-control', [], []]);
        expect(consulted).toMatchObject([{ concerns: false }]);
      }),
    ));
});
