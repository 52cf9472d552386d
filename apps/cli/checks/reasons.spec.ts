import type { Doubt, GoodsAnswer, Rule } from '../instance/export-check.answer';
import { reasonsOf } from './reasons';

const answer = (rules: readonly Rule[], undetermined: readonly Doubt[]): GoodsAnswer => ({
  goods: 'hs2022:840734',
  verdict: 'prohibited',
  rules: [...rules],
  undetermined: [...undetermined],
});

const machinery: Rule = {
  list: 'sanctions-regime/1718',
  provision: 'S/RES/2397(2017) para 7',
  ...{ code: '84', matched: 'prefix', stage: 'in-force', validFrom: '2017-12-22T05:00:00.000Z' },
  citation: 'Security Council resolution 2397 (2017), para 7',
  subject: 'industrial machinery',
};

const doubt = (over: Partial<Doubt>): Doubt => ({
  list: 'sanctions-regime/1718',
  reason: 'measure-not-itemised',
  atMost: 'prohibited',
  ...over,
});

describe('The reasons of a check that a resolution decides', () => {
  it('name the paragraph, the code and what is prohibited, in the words of the text', () =>
    expect(reasonsOf(answer([machinery], []))).toEqual([
      'sanctions-regime/1718 S/RES/2397(2017) para 7, 84 (prefix), ' +
        'in-force from 2017-12-22T05:00:00.000Z, ' +
        'Security Council resolution 2397 (2017), para 7, “industrial machinery”',
    ]));

  it('name the last day of a measure that has one', () =>
    expect(reasonsOf(answer([{ ...machinery, endsOn: '2024-06-30' }], []))[0]).toContain(
      'in-force from 2017-12-22T05:00:00.000Z until 2024-06-30, ',
    ));

  it('name who is let through, and by which paragraph the measure is less', () => {
    const exemptions = [{ scope: 'aircraft parts', easedBy: 'S/RES/2397(2017)' }];
    const easings = [{ scope: 'railways', easedBy: 'S/RES/2999(2025)', paragraph: 'para 3' }];
    expect(reasonsOf(answer([{ ...machinery, exemptions, easings }], [])).slice(1)).toEqual([
      '  exempted on application: aircraft parts (S/RES/2397(2017))',
      '  eased: railways (S/RES/2999(2025) para 3)',
    ]);
  });

  it('name a cap with its number, its unit and its period', () => {
    const capped = doubt({
      provision: 'S/RES/2397(2017) para 5',
      reason: 'cap-usage-unknown',
      subject: 'refined petroleum products',
      cap: { quantity: 500_000, unit: 'barrels', period: 'year' },
    });
    expect(reasonsOf(answer([], [capped]))).toEqual([
      'sanctions-regime/1718 S/RES/2397(2017) para 5: cap-usage-unknown: ' +
        '“refined petroleum products”: no more than 500,000 barrels a year: at most prohibited',
    ]);
  });

  it('say once what is not known of many regimes', () => {
    const missing = ['751', '1718', '1970'].map((regime) =>
      doubt({ list: `sanctions-regime/${regime}`, reason: 'origin-missing' }),
    );
    expect(reasonsOf(answer([], missing))).toEqual([
      'sanctions-regime/751, 1718, 1970: origin-missing: at most prohibited',
    ]);
  });

  it('keep apart what is a doubt about a measure, or about another list', () => {
    const doubts = [
      doubt({}),
      doubt({ provision: 'S/RES/1718(2006) para 8' }),
      doubt({ list: 'a-list' }),
      doubt({ list: 'another-list' }),
      doubt({ reason: 'origin-missing' }),
    ];
    expect(reasonsOf(answer([], doubts))).toHaveLength(5);
  });
});
