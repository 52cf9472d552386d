import type { ExportBanListFact } from '@contracts';
import { koreanList, smallList, suspendedList, ToldHistory, washingtonDay } from '@testing';

import { checkedGoods, type CheckAsked } from './checked-goods';
import { foundEveryRegime } from './every-regime.fixture';

const ask: Omit<CheckAsked, 'position'> = {
  goods: ['hs2022:854231'],
  destination: 'RU',
  origin: 'US',
  contractedOn: null,
  departsOn: null,
  asOf: '2024-10-01',
  now: '2026-11-24T05:00:00.000Z',
};

const streams = [smallList.stream, koreanList.stream, suspendedList.stream];
type Told = readonly (readonly ExportBanListFact[])[];

/** Tells the small list, the Korean one and the suspended one, and asks. */
const check = async (told: Told, over: Partial<CheckAsked> = {}) => {
  const history = new ToldHistory();
  if (over.origin === null) await foundEveryRegime(history);
  for (const [i, facts] of told.entries()) {
    if (facts.length > 0) await history.tell(String(streams[i]), ...facts);
  }
  const { position } = await history.log.head();
  const { answers } = await checkedGoods(history.rows, { ...ask, position, ...over });
  const [answer] = answers;
  if (!answer) throw new Error('Nothing was answered.');
  return answer;
};

const small = [smallList.established(), smallList.itemised()];
const { expanded, secondItemised, established, itemised } = smallList;
const korean = [koreanList.established(), koreanList.expanded35th()];
const suspended = [suspendedList.established(), suspendedList.suspended()];

describe('A check of a good that a list names', () => {
  it.each([
    ['2024-02-22', 'no-listed-control', undefined],
    ['2024-02-23', 'licence-required', 'in-force'],
  ])('on %s is %s', async (asOf, verdict, stage) => {
    const answer = await check([small], { asOf });
    expect(answer.verdict).toBe(verdict);
    expect(answer.rules[0]?.stage).toBe(stage);
  });

  it('cites the rule, the code that it matched and since when', async () =>
    expect((await check([small])).rules).toMatchObject([
      {
        list: 'us-small-list',
        provision: 'tier 1',
        controlType: 'licence-requirement',
        code: '854231',
        matched: 'exact',
        validFrom: '2024-02-23T05:00:00.000Z',
        citation: '15 CFR part 746',
        unless: [],
        restsOn: [{ position: '1' }, { position: '2' }],
      },
    ]));

  it('says prohibited where the list prohibits', async () => {
    const prohibition = [established({ controlType: 'prohibition' }), itemised()];
    expect((await check([prohibition])).verdict).toBe('prohibited');
  });

  it('finds a subheading under the heading that is listed, and nothing beside it', async () => {
    const wider = [...small, expanded(), secondItemised()];
    const asOf = '2025-02-01';
    expect(await check([wider], { goods: ['hs2022:848210'], asOf })).toMatchObject({
      verdict: 'licence-required',
      rules: [{ code: '8482', matched: 'prefix' }],
    });
    expect((await check([wider], { goods: ['hs2022:848310'], asOf })).verdict).toBe(
      'no-listed-control',
    );
  });

  it.each([
    ['another origin', { origin: 'KR' }],
    ['another destination', { destination: 'CH' }],
    ['another good', { goods: ['hs2022:010121'] }],
  ])('says nothing of %s', async (_case, over) =>
    expect(await check([small], over)).toMatchObject({
      verdict: 'no-listed-control',
      rules: [],
      undetermined: [],
      missingFacts: [],
    }),
  );
});

describe('A check under a provision that has ended', () => {
  it('shows the rule and doubts nothing', async () => {
    const provisions = [smallList.provision({ dependsOn: ['chinese-content'] })];
    const withdrawn = suspendedList.withdrawn({
      list: 'us-small-list',
      endedFrom: washingtonDay('2024-06-01'),
    });
    const facts = [established({ provisions }), itemised(), withdrawn];
    expect((await check([facts], { asOf: '2024-05-31' })).verdict).toBe('undetermined');
    expect(await check([facts], { asOf: '2024-06-01', origin: null })).toMatchObject({
      verdict: 'no-listed-control',
      rules: [{ stage: 'ended', contributes: 'no-listed-control' }],
      undetermined: [],
      missingFacts: [],
    });
  });

  it('says nothing of a good that nobody names', async () => {
    const withdrawn = suspendedList.withdrawn({ endedFrom: washingtonDay('2025-10-20') });
    const facts = [suspendedList.established(), withdrawn];
    const over = { asOf: '2025-10-21', origin: 'CN', destination: 'CH' };
    expect(await check([[], [], facts], over)).toMatchObject({
      verdict: 'no-listed-control',
      undetermined: [],
    });
  });
});

describe('A check against a list that is known by count', () => {
  it('is undetermined for every good, never a no', async () =>
    expect(await check([[], korean], { goods: ['hs2022:010121'], origin: 'KR' })).toMatchObject({
      verdict: 'undetermined',
      undetermined: [
        {
          list: 'kr-situational-licence',
          reason: 'not-itemised',
          stage: 'in-force',
          atMost: 'licence-required',
        },
      ],
    }));

  it('is not hidden by an expansion that is still to come', async () => {
    const facts = [koreanList.established(), koreanList.announced35th()];
    const answer = await check([[], facts], { origin: 'KR', asOf: '2024-07-01' });
    expect(answer.verdict).toBe('undetermined');
  });

  it('stays undetermined while the date of a change is in dispute', async () => {
    const facts = [koreanList.established(), koreanList.rebased33rd()];
    const claims = [koreanList.earlierDateClaimed(), koreanList.laterDateAdopted()];
    const answer = await check([[], [...facts, ...claims]], { origin: 'KR', asOf: '2024-02-22' });
    expect(answer.verdict).toBe('undetermined');
  });

  it('is no graver than pending before the list is in force', async () =>
    expect(await check([[], korean], { origin: 'KR', asOf: '2022-03-25' })).toMatchObject({
      verdict: 'pending',
      undetermined: [{ reason: 'not-itemised', stage: 'promulgated', atMost: 'pending' }],
    }));
});

describe('A check against a suspended list', () => {
  const on = (asOf: string, over: Partial<CheckAsked> = {}) =>
    check([[], [], suspended], { asOf, origin: 'CN', destination: 'CH', ...over });

  it.each([
    ['2025-10-08', 'no-listed-control'],
    ['2025-10-09', 'undetermined'],
    ['2025-11-07', 'suspended'],
    ['2025-12-02', 'suspended'],
    ['2026-11-10', 'suspended'],
    ['2026-11-11', 'undetermined'],
  ])('on %s is %s', async (asOf, verdict) => expect((await on(asOf)).verdict).toBe(verdict));

  it('says why nobody can tell once the printed end has passed', async () =>
    expect((await on('2026-11-11')).undetermined.map(({ reason }) => reason)).toContain(
      'revival-unconfirmed',
    ));

  it('misses the fact that decides whether foreign goods are covered', async () => {
    const answer = await on('2025-10-10', { origin: 'DE' });
    expect(answer).toMatchObject({ verdict: 'pending', missingFacts: ['chinese-content'] });
    expect(answer.undetermined.map(({ reason, atMost }) => `${reason} ${atMost}`)).toContain(
      'missing-fact pending',
    );
  });

  it('names every fact that is missing, once', async () =>
    expect((await on('2025-10-10', { origin: null })).missingFacts).toEqual([
      'chinese-content',
      'origin',
    ]));

  it('is undetermined for a named good whose fact is missing', async () => {
    const provisions = [smallList.provision({ dependsOn: ['chinese-content'] })];
    expect(await check([[established({ provisions }), itemised()]])).toMatchObject({
      verdict: 'undetermined',
      rules: [{ code: '854231', contributes: 'undetermined' }],
      undetermined: [{ reason: 'missing-fact', atMost: 'licence-required', code: '854231' }],
      missingFacts: ['chinese-content'],
    });
  });
});
