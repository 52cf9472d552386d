import type { SanctionsRegimeFact } from '@contracts';
import { newYorkDay, regime1718, ToldHistory } from '@testing';

import { checkedGoods, type CheckAsked } from './checked-goods';
import { foundEveryRegime } from './every-regime.fixture';

const { established, measureImposed, capImposed, eased, exempted } = regime1718;

const ask: Omit<CheckAsked, 'position'> = {
  goods: ['hs2022:840734'],
  destination: 'KP',
  origin: 'DE',
  contractedOn: null,
  departsOn: null,
  asOf: '2024-10-01',
  now: '2026-11-24T05:00:00.000Z',
};

const checked = async (facts: readonly SanctionsRegimeFact[], over: Partial<CheckAsked> = {}) => {
  const history = new ToldHistory();
  await foundEveryRegime(history);
  const position = await history.tell(regime1718.stream, ...facts);
  return checkedGoods(history.rows, { ...ask, position, ...over });
};

const check = async (...asked: Parameters<typeof checked>) => (await checked(...asked)).answers[0];

const machinery = [established(), measureImposed()];
const food = measureImposed({
  ...{ measure: '2397-6-food', direction: 'from-territory', paragraph: 'para 6' },
  ...{ subject: 'food and agricultural products', goods: { codeSystem: 'hs2022', codes: ['07'] } },
});
const arms = measureImposed({
  ...{ measure: '1718-8-arms', kind: 'arms-embargo', direction: 'both', goods: null },
  ...{ subject: 'arms', imposedBy: 'S/RES/1718(2006)', paragraph: null },
});
const potatoes = { goods: ['hs2022:070190'], origin: 'KP', destination: 'CN' };

describe('A measure that names goods', () => {
  it('is a rule beside those of national lists, by its paragraph', async () =>
    expect(await check(machinery)).toMatchObject({
      verdict: 'prohibited',
      rules: [
        {
          list: 'sanctions-regime/1718',
          provision: 'S/RES/2397(2017) para 7',
          citation: 'Security Council resolution 2397 (2017), para 7',
          ...{ controlType: 'prohibition', code: '84', matched: 'prefix', stage: 'in-force' },
          ...{ validFrom: '2017-12-22T05:00:00.000Z', contributes: 'prohibited' },
          ofMeasure: { measure: '2397-7-industrial-machinery', direction: 'to-territory' },
        },
      ],
      undetermined: [],
    }));

  it('matches exactly a subheading that it names, and no other good', async () => {
    const goods = { codeSystem: 'hs2022' as const, codes: ['84', '840734'] };
    const facts = [established(), measureImposed({ goods })];
    expect(await check(facts)).toMatchObject({ rules: [{ code: '840734', matched: 'exact' }] });
    expect(await check(facts, { goods: ['hs2022:010121'] })).toMatchObject({
      ...{ verdict: 'no-listed-control', rules: [] },
    });
  });

  it('holds from its first day in New York', async () => {
    const verdictAt = async (asOf: string) => (await check(machinery, { asOf }))?.verdict;
    expect(await verdictAt('2017-12-22T04:59:59.999Z')).toBe('no-listed-control');
    expect(await verdictAt('2017-12-22T05:00:00.000Z')).toBe('prohibited');
    expect(await verdictAt('2017-12-22')).toBe('prohibited');
  });

  it('is of nothing before its regime is on record', async () => {
    const answer = await check([measureImposed()]);
    expect(answer?.verdict).toBe('no-listed-control');
    expect(answer?.consulted.map(({ list }) => list)).not.toContain(regime1718.stream);
  });

  it('tells its last day, where it has one', async () => {
    const last = measureImposed({ endsOn: newYorkDay('2024-12-31') });
    const [until, openEnded] = [await check([established(), last]), await check(machinery)];
    expect(until?.rules[0]?.ofMeasure?.endsOn?.value).toBe('2024-12-31');
    expect(openEnded?.rules[0]?.ofMeasure?.endsOn).toBeNull();
  });
});

describe('The way of a shipment', () => {
  it.each([
    ['to the territory, from anywhere', 'DE', 'KP', 'prohibited'],
    ['to the territory, from where nobody said', null, 'KP', 'prohibited'],
    ['inside the territory', 'KP', 'KP', 'no-listed-control'],
    ['from the territory', 'KP', 'CN', 'no-listed-control'],
    ['elsewhere', 'DE', 'FR', 'no-listed-control'],
  ])('%s is what a measure to the territory binds, or not', async (...shipment) => {
    const [, origin, destination, verdict] = shipment;
    expect(await check(machinery, { origin, destination })).toMatchObject({
      ...{ verdict, missingFacts: [] },
    });
  });

  it.each([
    ['from the territory', 'KP', 'CN', 'prohibited'],
    ['to the territory', 'CN', 'KP', 'no-listed-control'],
    ['inside the territory', 'KP', 'KP', 'no-listed-control'],
    ['from where nobody said', null, 'CN', 'undetermined'],
    ['from where nobody said, to the territory itself', null, 'KP', 'no-listed-control'],
  ])('%s is what a measure from the territory binds, or not', async (...shipment) => {
    const [, origin, destination, verdict] = shipment;
    expect(await check([established(), food], { ...potatoes, origin, destination })).toMatchObject({
      verdict,
    });
  });

  it('misses the origin where it would decide', async () =>
    expect(await check([established(), food], { ...potatoes, origin: null })).toMatchObject({
      rules: [{ code: '07', contributes: 'undetermined' }],
      undetermined: [{ reason: 'origin-missing', atMost: 'prohibited' }],
      missingFacts: ['origin'],
    }));

  it('misses it once, however many measures ask for it', async () => {
    const others = [arms, { ...arms, data: { ...arms.data, measure: 'luxury-goods' } }];
    const unsaid = { origin: null, destination: 'CH', goods: ['hs2022:010121'] };
    expect(await check([established(), ...others], unsaid)).toMatchObject({
      verdict: 'undetermined',
      undetermined: [{ list: 'sanctions-regime/1718', provision: null, reason: 'origin-missing' }],
      missingFacts: ['origin'],
    });
  });
});

describe('A measure that names no goods by code', () => {
  const horses = { goods: ['hs2022:010121'] };

  it('leaves every good undetermined that it could bind', async () => {
    expect(await check([established(), arms], horses)).toMatchObject({
      verdict: 'undetermined',
      rules: [],
      undetermined: [
        {
          ...{ list: 'sanctions-regime/1718', provision: 'S/RES/1718(2006)' },
          ...{ reason: 'measure-not-itemised', stage: 'in-force', atMost: 'prohibited' },
        },
      ],
    });
    expect(await check([established(), arms], { ...horses, destination: 'FR' })).toMatchObject({
      ...{ verdict: 'no-listed-control', undetermined: [] },
    });
  });

  it('names how much it allows where it is a cap', async () =>
    expect(await check([established(), capImposed()], horses)).toMatchObject({
      verdict: 'undetermined',
      undetermined: [
        {
          reason: 'cap-usage-unknown',
          ofMeasure: { cap: { quantity: 500_000, unit: 'barrel', period: 'year' } },
        },
      ],
    }));

  it('is pending before its first day', async () =>
    expect(
      await check([established(), capImposed()], { ...horses, asOf: '2017-12-31' }),
    ).toMatchObject({ verdict: 'pending', undetermined: [{ atMost: 'pending' }] }));

  it('is no rule where it is not about goods', async () => {
    const freeze = measureImposed({
      ...{ measure: 'freeze', kind: 'asset-freeze', direction: null, goods: null },
    });
    expect(await check([established(), freeze], horses)).toMatchObject({
      verdict: 'no-listed-control',
    });
  });
});

describe('A cap on goods that it names', () => {
  it('neither prohibits them nor lets them go', async () => {
    const goods = { codeSystem: 'hs2022' as const, codes: ['2710'] };
    const facts = [established(), capImposed({ goods })];
    expect(await check(facts, { goods: ['hs2022:271012'] })).toMatchObject({
      verdict: 'undetermined',
      rules: [{ code: '2710', contributes: 'undetermined' }],
      undetermined: [{ reason: 'cap-usage-unknown', code: '2710', atMost: 'prohibited' }],
    });
    expect(await check(facts, { goods: ['hs2022:010121'] })).toMatchObject({
      verdict: 'no-listed-control',
    });
  });
});

describe('What makes a measure less', () => {
  it('releases nobody where it is an exemption: the rule names it', async () =>
    expect(await check([...machinery, exempted()])).toMatchObject({
      verdict: 'prohibited',
      rules: [
        {
          ofMeasure: {
            exemptions: [
              {
                scope: 'spare parts for the safe operation of civilian passenger aircraft',
                ...{ easedBy: 'S/RES/2397(2017)', paragraph: 'para 7' },
              },
            ],
          },
        },
      ],
      undetermined: [],
    }));

  it('leaves the good prohibited where it is an easing, and is named in a doubt', async () => {
    const facts = [...machinery, eased()];
    expect(await check(facts, { asOf: '2025-01-15' })).toMatchObject({
      verdict: 'prohibited',
      rules: [{ contributes: 'prohibited' }],
      undetermined: [
        {
          ...{ reason: 'measure-eased', atMost: 'prohibited' },
          ofMeasure: { easings: [{ easedBy: 'S/RES/2999(2025)', paragraph: 'para 3' }] },
        },
      ],
    });
    expect(await check(facts, { asOf: '2025-01-14' })).toMatchObject({ undetermined: [] });
  });
});
