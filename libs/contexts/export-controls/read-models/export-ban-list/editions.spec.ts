import type { ExportBanListExpanded, ExportBanListFact } from '@contracts';
import { known, listedItem, smallList, ToldHistory, valueOn, washingtonDay } from '@testing';

import { incompleteOf } from '../answers/coverage';
import { checkedGoods } from '../export-check/checked-goods';
import { exportBanList } from './export-ban-list.timeline';

const { established, expanded, itemised, provision } = smallList;
const zone = 'America/New_York';
const first = washingtonDay('2024-01-10');
const growth = washingtonDay('2024-06-01');

const founded = (...provisions: string[]) =>
  established({
    promulgatedOn: first,
    statedTotal: null,
    provisions: provisions.map((name) => provision({ provision: name, effectiveOn: first })),
  });

/** Promulgated on 1 March 2024, in effect from 1 June on. */
const grown = (over: Partial<ExportBanListExpanded['data']> = {}) =>
  expanded({
    ...{ changeId: 'g1', promulgatedOn: washingtonDay('2024-03-01'), effectiveOn: growth },
    ...{ grossAdded: null, net: null, statedTotal: null },
    ...over,
  });

const edition = (name: string, changeId = 'g1', effectiveOn = growth, code = '854232') =>
  itemised({ changeId, provision: name, effectiveOn, added: [listedItem(code)] });

const firstOf = (name: string, code = '9014') => edition(name, 'first-edition', first, code);

const asked = async (asOf: string, facts: readonly ExportBanListFact[], code = '854231') => {
  const history = new ToldHistory();
  const position = await history.tell(smallList.stream, ...facts);
  const { answers, lists } = await checkedGoods(history.rows, {
    ...{ goods: [`hs2022:${code}`], destination: 'RU', origin: 'US' },
    ...{ contractedOn: null, departsOn: null, asOf, now: asOf, position },
  });
  return {
    verdict: answers[0]?.verdict,
    incomplete: lists.flatMap(incompleteOf).map(({ reason }) => reason),
  };
};

describe('A good that no edition names', () => {
  const future = [founded('A'), grown(), edition('A')];
  const whole = [founded('A'), firstOf('A'), grown(), edition('A')];
  const two = [founded('A', 'B'), firstOf('A'), firstOf('B'), grown()];
  const late = [...whole.slice(0, 3), edition('A', 'g1', washingtonDay('2024-08-01'))];

  it.each([
    ['is undetermined before the only edition is known', future, '2024-02-01', 'undetermined'],
    ['is undetermined before that edition has effect', future, '2024-04-01', 'undetermined'],
    ['is not listed by an edition in effect', future, '2024-06-01', 'no-listed-control'],
    ['is not listed while one is to come', whole, '2024-04-01', 'no-listed-control'],
    ['is pending where none tells what is to come', two, '2024-04-01', 'pending'],
    ['is undetermined until the edition of an act comes', late, '2024-07-01', 'undetermined'],
    ['is not listed from then on', late, '2024-08-01', 'no-listed-control'],
  ])('%s', async (_case, facts, asOf, verdict) =>
    expect((await asked(asOf, facts)).verdict).toBe(verdict),
  );

  it.each([
    ['one of two', [...two, edition('A')], '2024-04-01', 'pending'],
    ['one of two', [...two, edition('A')], '2024-07-01', 'undetermined'],
    ['both', [...two, edition('A'), edition('B')], '2024-04-01', 'no-listed-control'],
    ['both', [...two, edition('A'), edition('B')], '2024-07-01', 'no-listed-control'],
  ])('where an act has the edition of %s provisions on %s is %s', async (...told) => {
    const [, facts, asOf, verdict] = told;
    expect((await asked(asOf, facts)).verdict).toBe(verdict);
  });
});

describe('A draft of one provision', () => {
  it('is not overtaken by what another one promulgates', async () => {
    const draft = itemised({
      ...{ changeId: 'g1', provision: 'B', stage: 'announced', effectiveOn: null },
      ...{ announcedOn: washingtonDay('2024-02-15'), added: [listedItem('8482')] },
    });
    const told = [founded('A', 'B'), firstOf('A'), firstOf('B'), draft, grown(), edition('A')];
    expect((await asked('2024-04-01', told, '848210')).verdict).toBe('pending');
  });
});

describe('A reduction of which nobody names the goods', () => {
  const { grossAdded: _none, ...less } = grown({ net: -1, statedTotal: 1 }).data;
  const reduced: ExportBanListFact = {
    type: 'ExportBanListReduced',
    data: { ...less, grossRemoved: 1 },
  };
  const told = [founded('A'), firstOf('A', '854231'), reduced];
  const removal = itemised({
    ...{ changeId: 'g1', provision: 'A', effectiveOn: growth },
    ...{ added: [], removed: ['854231'] },
  });

  it.each([
    ['2024-05-31', told, 'licence-required', []],
    ['2024-06-01', told, 'licence-required', ['not-itemised']],
    ['2024-06-01', [...told, removal], 'no-listed-control', []],
  ])('leaves on %s the rule, and a doubt', async (asOf, facts, verdict, incomplete) =>
    expect(await asked(asOf, facts)).toEqual({ verdict, incomplete }),
  );
});

describe('The changes of which goods are named', () => {
  it('stand once a provision, in the order of their names', () => {
    const facts = known<ExportBanListFact>(
      founded('A', 'B'),
      edition('B'),
      edition('A'),
      edition('A'),
      grown(),
    );
    const list = valueOn(exportBanList.timeline(facts, 'us-small-list'), '2024-02-01', zone);
    expect(list?.itemisedChanges).toEqual([
      { changeId: 'g1', provision: 'A' },
      { changeId: 'g1', provision: 'B' },
    ]);
  });
});
