import type { ExportBanListFact } from '@contracts';
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
  asOf: '2025-02-01',
  now: '2026-11-24T05:00:00.000Z',
};

const verdictOf = async (facts: readonly ExportBanListFact[], over: Partial<CheckAsked>) => {
  const history = new ToldHistory();
  await foundEveryRegime(history);
  const position = await history.tell(smallList.stream, ...facts);
  const { answers } = await checkedGoods(history.rows, { ...ask, position, ...over });
  return answers[0]?.verdict;
};

describe('A transition clause of the act that founded a list', () => {
  const unless = [{ kind: 'aboard-before' as const, before: washingtonDay('2025-06-01') }];
  const spared = established({ provisions: [provision({ unless })] });
  const counted = established({ provisions: [provision({ unless, itemised: false })] });
  const described = secondItemised({ added: [], amended: [listedItem('854231')] });
  const story = [spared, itemised()];
  const grown = [...story, expanded(), secondItemised()];

  const bearing = { goods: ['hs2022:848210'] };
  const before = { ...bearing, asOf: '2025-01-12' };

  it.each([
    ['releases what it listed', story, {}, 'no-listed-control'],
    ['releases it in other words', [...story, described], {}, 'no-listed-control'],
    ['releases nothing that was added later', grown, bearing, 'licence-required'],
    ['releases nothing that is to come', grown, before, 'pending'],
    ['releases nothing unnamed that is to come', [...story, expanded()], before, 'pending'],
    ['releases what is only counted', [counted, expanded()], before, 'no-listed-control'],
    ['releases no count that has changed', [counted, expanded()], bearing, 'undetermined'],
  ])('%s', async (_case, facts, over, verdict) =>
    expect(await verdictOf(facts, { departsOn: '2025-01-01', ...over })).toBe(verdict),
  );
});

describe('A shipment', () => {
  const all = { destinations: 'all' as const };
  const everywhere = { ...all, origins: 'all' as const };
  const home = { origin: 'US', destination: 'US' };
  const unsaid = { origin: null, destination: 'US' };

  it.each([
    ['within a country is no export to all destinations', everywhere, home, 'no-listed-control'],
    ['from elsewhere is one', everywhere, { ...home, origin: 'CH' }, 'licence-required'],
    ['of which nobody says from where may be one', everywhere, unsaid, 'licence-required'],
    [
      'is none where the only origin that is bound is its destination',
      all,
      unsaid,
      'no-listed-control',
    ],
    [
      'within a country that is named as a destination is one',
      { destinations: ['US'] },
      home,
      'licence-required',
    ],
  ])('%s', async (_case, scope, over, verdict) => {
    const facts = [established({ provisions: [provision(scope)] }), itemised()];
    expect(await verdictOf(facts, over)).toBe(verdict);
  });
});
