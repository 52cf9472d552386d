import type { ExportBanListFact } from '@contracts';
import { BEGINNING } from '@kernel';
import { known, listedItem, smallList, washingtonDay } from '@testing';

import { listedGood } from './listed-good.timeline';
import { listingsOf } from './listings';

const { itemised, secondItemised } = smallList;

const key = (code: string) => `us-small-list tier 1 hs2022:${code}`;

const movesOf = (code: string, ...facts: ExportBanListFact[]) =>
  listedGood.timeline(known(...facts), key(code))[0]?.value.moves ?? [];

const days = (code: string, ...facts: ExportBanListFact[]) =>
  listingsOf(movesOf(code, ...facts), []).map(
    ({ validFrom, validTo, listed }) =>
      `${validFrom.slice(0, 10)} ${validTo?.slice(0, 10) ?? ''} ${listed.description}`,
  );

describe('A good that a list names', () => {
  it('is found by its code, and by the list and provision that it stands under', () => {
    const [version] = listedGood.timeline(known(itemised()), key('854231'));
    expect(version).toMatchObject({ validFrom: BEGINNING, validTo: null });
    expect(version && listedGood.columns(version.value, key('854231'))).toEqual({
      list: 'us-small-list',
      provision: 'tier 1',
      codeSystem: 'hs2022',
      code: '854231',
    });
  });

  it('is touched by every edition that names it, for whatever reason', () => {
    const edition = secondItemised({
      added: [listedItem('8482')],
      amended: [listedItem('854231')],
      removed: ['854232'],
    });
    const touched = listedGood.keysOf({
      ...known(edition)[0],
      stream: 'export-ban-list/us-small-list',
    } as never);
    expect(touched).toEqual([key('8482'), key('854231'), key('854232')]);
  });

  it('is not there where no edition names it', () =>
    expect(movesOf('010121', itemised())).toEqual([]));

  it('is on the list from its edition on', () =>
    expect(days('854231', itemised())).toEqual(['2024-02-23  Goods of 854231']));

  it('is there in other words from the day on which it is described anew', () => {
    const amended = [listedItem('854231', { description: 'Processors' })];
    expect(days('854231', itemised(), secondItemised({ added: [], amended }))).toEqual([
      '2024-02-23 2025-01-15 Goods of 854231',
      '2025-01-15  Processors',
    ]);
  });

  it('is off the list from the day on which it is removed', () =>
    expect(days('854231', itemised(), secondItemised({ removed: ['854231'] }))).toEqual([
      '2024-02-23 2025-01-15 Goods of 854231',
    ]));

  it('is on no list by an announcement', () =>
    expect(days('8482', secondItemised({ stage: 'announced', effectiveOn: null }))).toEqual([]));

  it('is as the later of two editions says that take effect together', () => {
    const same = secondItemised({
      effectiveOn: washingtonDay('2024-02-23'),
      added: [],
      removed: ['854231'],
    });
    expect(days('854231', itemised(), same)).toEqual([]);
  });

  it('follows the adopted days of its changes, in their order', () => {
    const moves = movesOf('854231', itemised(), secondItemised({ added: [], removed: ['854231'] }));
    const adopted = [{ changeId: 'first-edition', effectiveOn: washingtonDay('2025-02-01') }];
    expect(listingsOf(moves, adopted)).toMatchObject([
      { validFrom: '2025-02-01T05:00:00.000Z', validTo: null },
    ]);
  });
});
