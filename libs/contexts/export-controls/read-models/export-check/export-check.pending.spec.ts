import type { ExportBanListFact } from '@contracts';
import { listedItem, smallList, ToldHistory, washingtonDay } from '@testing';

import { checkedGoods, type CheckAsked } from './checked-goods';

const { established, expanded, itemised, secondItemised } = smallList;

const ask: Omit<CheckAsked, 'position'> = {
  goods: ['hs2022:854231'],
  destination: 'RU',
  origin: 'US',
  contractedOn: null,
  departsOn: null,
  asOf: '2024-10-01',
  now: '2026-11-24T05:00:00.000Z',
};

const check = async (facts: readonly ExportBanListFact[], over: Partial<CheckAsked> = {}) => {
  const history = new ToldHistory();
  const position = await history.tell(smallList.stream, ...facts);
  const { answers } = await checkedGoods(history.rows, { ...ask, position, ...over });
  const [answer] = answers;
  if (!answer) throw new Error('Nothing was answered.');
  return answer;
};

const small = [established(), itemised()];

describe('A good that is to come onto a list', () => {
  it('is pending while its edition is announced or promulgated', async () => {
    const goods = ['hs2022:848210'];
    const announced = secondItemised({
      stage: 'announced',
      effectiveOn: null,
      announcedOn: washingtonDay('2025-01-02'),
    });
    const life = [...small, announced, expanded(), secondItemised()];
    const on = async (asOf: string) => {
      const { verdict, rules } = await check(life, { goods, asOf });
      return [verdict, rules[0]?.stage];
    };
    expect(await on('2025-01-01')).toEqual(['no-listed-control', undefined]);
    expect(await on('2025-01-02')).toEqual(['pending', 'announced']);
    expect(await on('2025-01-10')).toEqual(['pending', 'promulgated']);
    expect(await on('2025-01-15')).toEqual(['licence-required', 'in-force']);
  });

  it('holds from a day only once that is certain, and not before its provision does', async () => {
    const announced = secondItemised({
      stage: 'announced',
      effectiveOn: null,
      announcedOn: washingtonDay('2025-01-02'),
      added: [listedItem('8482', { description: 'As announced' })],
    });
    const life = [...small, announced, expanded(), secondItemised()];
    const on = async (asOf: string) =>
      (await check(life, { goods: ['hs2022:848210'], asOf })).rules[0];
    expect(await on('2025-01-02')).toMatchObject({ validFrom: null });
    expect(await on('2025-01-10')).toMatchObject({
      validFrom: '2025-01-15T05:00:00.000Z',
      description: 'Goods of 8482',
    });
    const provisions = [smallList.provision({ effectiveOn: washingtonDay('2024-05-01') })];
    const late = [established({ provisions }), itemised()];
    expect((await check(late, { asOf: '2024-03-01' })).rules).toMatchObject([
      { stage: 'promulgated', contributes: 'pending', validFrom: '2024-05-01T04:00:00.000Z' },
    ]);
  });

  it('keeps the drafts of two provisions of one change apart', async () => {
    const draft = (provision: string, day: string, code: string) =>
      secondItemised({
        ...{ provision, stage: 'announced', effectiveOn: null },
        ...{ announcedOn: washingtonDay(day), added: [listedItem(code)] },
      });
    const provisions = ['tier 1', 'tier 2'].map((name) => smallList.provision({ provision: name }));
    const drafts = [draft('tier 1', '2025-01-02', '8482'), draft('tier 2', '2025-01-05', '9014')];
    const life = [
      established({ provisions }),
      itemised(),
      itemised({ provision: 'tier 2' }),
      ...drafts,
    ];
    const rulesOf = async (code: string) =>
      (await check(life, { goods: [`hs2022:${code}`], asOf: '2025-01-06' })).rules;
    expect(await rulesOf('848210')).toMatchObject([{ provision: 'tier 1', stage: 'announced' }]);
    expect(await rulesOf('901420')).toMatchObject([{ provision: 'tier 2', stage: 'announced' }]);
  });

  it('follows the last of several drafts', async () => {
    const draft = (day: string, code: string) =>
      secondItemised({
        stage: 'announced',
        effectiveOn: null,
        announcedOn: washingtonDay(day),
        added: [listedItem(code)],
      });
    const life = [...small, draft('2025-01-02', '8482'), draft('2025-01-05', '9014')];
    const on = async (asOf: string, code: string) =>
      (await check(life, { goods: [`hs2022:${code}`], asOf })).verdict;
    expect(await on('2025-01-04', '848210')).toBe('pending');
    expect(await on('2025-01-05', '848210')).toBe('no-listed-control');
    expect(await on('2025-01-05', '901420')).toBe('pending');
  });

  it('forgets from promulgation on what was announced and not promulgated', async () => {
    const announced = secondItemised({
      stage: 'announced',
      effectiveOn: null,
      announcedOn: washingtonDay('2025-01-02'),
    });
    const other = secondItemised({ added: [listedItem('9014')] });
    const life = [...small, announced, expanded(), other];
    const on = async (asOf: string) =>
      (await check(life, { goods: ['hs2022:848210'], asOf })).verdict;
    expect(await on('2025-01-09')).toBe('pending');
    expect(await on('2025-01-10')).toBe('no-listed-control');
  });
});
