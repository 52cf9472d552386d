import type { DateAdopted, DateClaimed, ExportBanListFact, Provision } from '@contracts';
import { listedItem, smallList, ToldHistory, washingtonDay } from '@testing';

import { checkedGoods, type CheckAsked } from './checked-goods';
import { foundEveryRegime } from './every-regime.fixture';

const { established, expanded, itemised, provision, secondItemised } = smallList;

const ask: Omit<CheckAsked, 'position'> = {
  goods: ['hs2022:854231'],
  destination: 'RU',
  origin: 'US',
  contractedOn: null,
  departsOn: null,
  asOf: '2024-03-01',
  now: '2026-11-24T05:00:00.000Z',
};

const check = async (facts: readonly ExportBanListFact[], over: Partial<CheckAsked> = {}) => {
  const history = new ToldHistory();
  await foundEveryRegime(history);
  const position = await history.tell(smallList.stream, ...facts);
  const { answers } = await checkedGoods(history.rows, { ...ask, position, ...over });
  return answers[0];
};

describe('A transition clause', () => {
  const before = washingtonDay('2024-03-10');
  const under = (...unless: Provision['unless']) => [
    established({ provisions: [provision({ unless })] }),
    itemised(),
  ];
  const aboard = under({ kind: 'aboard-before', before });
  const contracted = under({ kind: 'contracted-before', before });
  const licensed = under({ kind: 'licensed-before', before });

  it.each([
    [
      'aboard before the day',
      aboard,
      { departsOn: '2024-03-09' },
      { verdict: 'no-listed-control', applies: true },
    ],
    [
      'aboard on the day',
      aboard,
      { departsOn: '2024-03-10' },
      { verdict: 'licence-required', applies: false },
    ],
    [
      'contracted before',
      contracted,
      { contractedOn: '2024-03-09' },
      { verdict: 'no-listed-control', applies: true },
    ],
    [
      'contracted on the day',
      contracted,
      { contractedOn: '2024-03-10' },
      { verdict: 'licence-required', applies: false },
    ],
  ])('decides a shipment %s', async (_case, facts, said, { verdict, applies }) =>
    expect(await check(facts, said)).toMatchObject({
      verdict,
      rules: [{ unless: [{ before: '2024-03-10', applies }], contributes: verdict }],
      missingFacts: [],
    }),
  );

  it.each([
    ['departsOn', aboard, { contractedOn: '2024-03-01' }],
    ['contractedOn', contracted, { departsOn: '2024-03-01' }],
    ['licensedOn', licensed, { contractedOn: '2024-03-01', departsOn: '2024-03-01' }],
  ])('misses %s, and the rule stays as grave as it is', async (fact, facts, said) =>
    expect(await check(facts, said)).toMatchObject({
      verdict: 'licence-required',
      rules: [{ unless: [{ applies: null }] }],
      missingFacts: [fact],
    }),
  );

  it('releases alone, and then nothing more is missed', async () => {
    const both = under({ kind: 'aboard-before', before }, { kind: 'licensed-before', before });
    expect(await check(both, { departsOn: '2024-03-09' })).toMatchObject({
      verdict: 'no-listed-control',
      missingFacts: [],
    });
  });

  it('releases from a provision that is known by count as well', async () => {
    const unless = [{ kind: 'aboard-before' as const, before }];
    const counted = [established({ provisions: [provision({ unless, itemised: false })] })];
    expect(await check(counted, { departsOn: '2024-03-09' })).toMatchObject({
      verdict: 'no-listed-control',
      undetermined: [{ reason: 'not-itemised', atMost: 'no-listed-control' }],
    });
  });
});

describe('A missing origin', () => {
  it('leaves undetermined what it would decide', async () =>
    expect(await check([established(), itemised()], { origin: null })).toMatchObject({
      verdict: 'undetermined',
      rules: [{ code: '854231', contributes: 'undetermined' }],
      undetermined: [{ reason: 'origin-missing', atMost: 'licence-required' }],
      missingFacts: ['origin'],
    }));

  it('is not missed where nothing depends on it', async () => {
    const other = { origin: null, goods: ['hs2022:010121'] };
    expect(await check([established(), itemised()], other)).toMatchObject({
      verdict: 'no-listed-control',
      missingFacts: [],
    });
    const all = [established({ provisions: [provision({ origins: 'all' })] }), itemised()];
    expect(await check(all, { origin: null })).toMatchObject({
      verdict: 'licence-required',
      missingFacts: [],
    });
  });
});

describe('A date in dispute', () => {
  const claimed = (day: string, over: Partial<DateClaimed['data']> = {}): DateClaimed => ({
    type: 'DateClaimed',
    data: {
      subject: 'second-edition',
      field: 'effectiveOn',
      ...over,
      claimed: washingtonDay(day),
      source: 'a newsletter',
    },
  });
  const adopted = (day: string): DateAdopted => ({
    type: 'DateAdopted',
    data: {
      subject: 'second-edition',
      field: 'effectiveOn',
      adopted: washingtonDay(day),
      reason: 'The register says so.',
      rejected: [],
    },
  });
  const wider = [established(), itemised(), expanded(), secondItemised()];
  const verdictOn = async (asOf: string, facts: readonly ExportBanListFact[], code = '848210') =>
    (await check(facts, { asOf, goods: [`hs2022:${code}`] }))?.verdict;

  it('makes a good that is not listed yet disputed between the two words', async () => {
    const facts = [...wider, claimed('2025-01-12')];
    expect(await verdictOn('2025-01-11', facts)).toBe('pending');
    expect(await verdictOn('2025-01-12', facts)).toBe('disputed');
    expect(await verdictOn('2025-01-15', facts)).toBe('licence-required');
  });

  it('never makes an answer milder than the adopted date does', async () => {
    const facts = [...wider, claimed('2025-01-20'), claimed('2025-01-12'), adopted('2025-01-12')];
    expect(await verdictOn('2025-01-13', facts)).toBe('licence-required');
    const answer = await check(facts, { asOf: '2025-01-13', goods: ['hs2022:848210'] });
    expect(answer?.rules).toMatchObject([{ disputed: true, stage: 'in-force' }]);
  });

  it('says nothing of a good that another change has listed', async () =>
    expect(await verdictOn('2025-01-13', [...wider, claimed('2025-01-12')], '854231')).toBe(
      'licence-required',
    ));

  it('is one of the good too where it is that of its provision', async () => {
    const word = claimed('2024-02-10', { subject: 'first-edition' });
    const facts = [established({ promulgatedOn: washingtonDay('2024-02-01') }), itemised()];
    expect(await verdictOn('2024-02-12', facts, '854231')).toBe('pending');
    expect(await verdictOn('2024-02-12', [...facts, word], '854231')).toBe('disputed');
    const elsewhere = claimed('2024-02-10', { subject: 'second-edition' });
    expect(await verdictOn('2024-02-12', [...facts, expanded(), elsewhere], '854231')).toBe(
      'pending',
    );
  });

  it('is none of the rule where it is about its promulgation', async () => {
    const word = claimed('2024-02-10', { subject: 'first-edition', field: 'promulgatedOn' });
    const facts = [established({ promulgatedOn: washingtonDay('2024-02-01') }), itemised(), word];
    expect(await verdictOn('2024-02-05', facts, '854231')).toBe('pending');
  });

  it('keeps a good in doubt that is off the list by one word and on it by another', async () => {
    const removed = secondItemised({ added: [], removed: ['854231'] });
    const facts = [established(), itemised(), removed, claimed('2025-01-20')];
    expect(await verdictOn('2025-01-14', facts, '854231')).toBe('licence-required');
    expect(await verdictOn('2025-01-15', facts, '854231')).toBe('disputed');
    expect(await verdictOn('2025-01-20', facts, '854231')).toBe('no-listed-control');
  });
});

describe('What a list does not tell', () => {
  it('is undetermined before it is held', async () => {
    const heldFrom = washingtonDay('2024-02-23');
    expect(
      await check([established({ heldFrom }), itemised()], { asOf: '2024-02-22' }),
    ).toMatchObject({
      verdict: 'undetermined',
      undetermined: [{ reason: 'before-coverage', provision: null, atMost: 'licence-required' }],
    });
    const first = await check([established({ heldFrom }), itemised()], { asOf: '2024-02-23' });
    expect(first).toMatchObject({ verdict: 'licence-required', undetermined: [] });
    const elsewhere = { asOf: '2024-02-22', destination: 'CH' };
    expect(await check([established({ heldFrom })], elsewhere)).toMatchObject({
      verdict: 'no-listed-control',
    });
  });

  it('is undetermined once the list has grown by goods that no edition names', async () => {
    const grown = [established(), itemised(), expanded()];
    const unlisted = { goods: ['hs2022:010121'] };
    expect(await check(grown, { ...unlisted, asOf: '2025-01-14' })).toMatchObject({
      verdict: 'pending',
      undetermined: [{ reason: 'not-itemised', atMost: 'pending' }],
    });
    expect(await check(grown, { ...unlisted, asOf: '2025-01-15' })).toMatchObject({
      verdict: 'undetermined',
    });
  });

  it('does not make a listed good uncertain', async () => {
    const grown = [established(), itemised(), expanded()];
    expect(await check(grown, { asOf: '2025-01-15' })).toMatchObject({
      verdict: 'licence-required',
      undetermined: [],
    });
  });
});

describe('The gravest of several rules', () => {
  it('is the verdict, and stands first', async () => {
    const provisions = [
      provision(),
      provision({ provision: 'tier 2', effectiveOn: washingtonDay('2024-05-01') }),
    ];
    const facts = [
      established({ provisions }),
      itemised(),
      itemised({ provision: 'tier 2', added: [listedItem('85')] }),
    ];
    const answer = await check(facts);
    expect(answer?.verdict).toBe('licence-required');
    expect(answer?.rules.map(({ provision: name, contributes }) => [name, contributes])).toEqual([
      ['tier 1', 'licence-required'],
      ['tier 2', 'pending'],
    ]);
  });
});
