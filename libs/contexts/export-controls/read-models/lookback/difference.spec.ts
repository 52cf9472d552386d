import { differencesOf } from './difference';
import type { Comparable, ComparableDoubt, ComparableRule } from './stored-answer';

const rule = (stage: string, over: Partial<ComparableRule> = {}): Comparable => ({
  ...nothing,
  rules: [
    {
      ...{ list: 'a-list', provision: '1', code: '854231', stage, unless: [] },
      ...{ contributes: 'licence-required', ...over },
    },
  ],
});

const doubt = (stage: string, over: Partial<ComparableDoubt> = {}): Comparable => ({
  ...nothing,
  undetermined: [
    { list: 'a-list', provision: '1', reason: 'not-itemised', stage, atMost: 'pending', ...over },
  ],
});

const consulted = (...incomplete: string[]): Comparable => ({
  ...nothing,
  consulted: [{ list: 'a-list', concerns: true, incomplete }],
});

const nothing: Comparable = {
  ...{ goods: 'hs2022:854231', verdict: 'no-listed-control' },
  ...{ rules: [], undetermined: [], consulted: [] },
};

const causes = (
  before: Comparable,
  after: Comparable,
  between: 'model' | 'knowledge' | 'time',
): readonly string[] => differencesOf(before, after, between).map(({ cause }) => cause);

const IN_FORCE = 'in-force';

describe('What time changes', () => {
  it.each([
    ['a rule came', nothing, rule(IN_FORCE), 'rule-added'],
    ['a pending rule took effect', rule('promulgated'), rule(IN_FORCE), 'rule-added'],
    ['a rule was suspended', rule(IN_FORCE), rule('suspended'), 'suspended'],
    ['a rule was resumed', rule('suspended'), rule(IN_FORCE), 'resumed'],
    ['a rule ended', rule(IN_FORCE), rule('ended'), 'ended'],
    ['a good was taken off', rule(IN_FORCE), nothing, 'ended'],
    ['a list came that is known by count', nothing, doubt(IN_FORCE), 'rule-added'],
    ['a counted list was suspended', doubt(IN_FORCE), doubt('suspended'), 'suspended'],
    [
      'a dispute is over',
      rule(IN_FORCE, { contributes: 'disputed' }),
      rule(IN_FORCE),
      'coverage-changed',
    ],
    [
      'more may follow',
      doubt('suspended'),
      doubt('suspended', { atMost: 'prohibited' }),
      'coverage-changed',
    ],
    ['nobody has looked', consulted(), consulted('stale'), 'coverage-changed'],
  ])('where %s', (_case, before, after, ...[cause]) =>
    expect(causes(before, after, 'time')).toEqual([cause]),
  );
});

describe('What knowledge changes', () => {
  it.each([
    ['a rule was missing', nothing, rule(IN_FORCE), 'corrected'],
    ['a rule was wrong', rule(IN_FORCE), nothing, 'corrected'],
    ['a day was wrong', rule(IN_FORCE), rule(IN_FORCE, { validFrom: '2024' }), 'corrected'],
    ['a counted list was suspended already', doubt(IN_FORCE), doubt('suspended'), 'corrected'],
    ['a doubt is gone', doubt(IN_FORCE), nothing, 'coverage-changed'],
    ['a doubt has come', nothing, doubt(IN_FORCE), 'coverage-changed'],
    [
      'a doubt is another',
      doubt(IN_FORCE),
      doubt(IN_FORCE, { atMost: 'prohibited' }),
      'coverage-changed',
    ],
    ['a list is less complete', consulted(), consulted('stale'), 'coverage-changed'],
  ])('where %s', (_case, before, after, ...[cause]) =>
    expect(causes(before, after, 'knowledge')).toEqual([cause]),
  );
});

describe('What another build changes', () => {
  it('is the model’s doing, whatever it is', () => {
    expect(causes(nothing, rule(IN_FORCE), 'model')).toEqual(['model-changed']);
    expect(causes(consulted(), consulted('stale'), 'model')).toEqual(['model-changed']);
  });
});

describe('A difference', () => {
  it('is none where the same is said', () =>
    expect(differencesOf(rule(IN_FORCE), rule(IN_FORCE), 'time')).toEqual([]));

  it('says what was said and what is said', () => {
    const unless = [{ kind: 'aboard-before', applies: null }];
    const after = rule(IN_FORCE, { unless, validFrom: '2024-02-23T05:00:00.000Z' });
    expect(differencesOf(doubt(IN_FORCE), after, 'time')).toEqual([
      {
        ...{ cause: 'rule-added', list: 'a-list', provision: '1', code: '854231', before: null },
        after: 'in-force, licence-required, from 2024-02-23T05:00:00.000Z, aboard-before null',
      },
      {
        ...{ cause: 'ended', list: 'a-list', provision: '1', code: undefined, after: null },
        before: 'not-itemised, in-force, at most pending',
      },
    ]);
  });

  it('is none of a list that cannot bind the shipment', () => {
    const elsewhere = {
      ...nothing,
      consulted: [{ list: 'b', concerns: false, incomplete: ['stale'] }],
    };
    expect(differencesOf(nothing, elsewhere, 'time')).toEqual([]);
  });

  it('names what is not known of a doubt', () => {
    const vague = {
      ...nothing,
      undetermined: [{ list: 'b', reason: 'before-coverage', atMost: 'prohibited' }],
    };
    expect(differencesOf(nothing, vague, 'knowledge')).toMatchObject([
      { after: 'before-coverage, not known, at most prohibited' },
    ]);
  });

  it('of a complete list says so', () =>
    expect(differencesOf(consulted('stale'), consulted(), 'time')).toMatchObject([
      { before: 'stale', after: 'complete' },
    ]));
});
