import { given, listedItem, smallList, washingtonDay } from '@testing';

import * as refused from './editions.errors';
import { exportBanList } from './export-ban-list.decider';
import type { AskedFor, ExportBanListCommand } from './export-ban-list.commands';
import { AnnouncedAfterPromulgated, ChangeAlreadyRecorded } from './export-ban-list.errors';

const { established, itemised, expanded, secondItemised, items } = smallList;

const record = (over: Partial<AskedFor['RecordItems']> = {}): ExportBanListCommand => ({
  type: 'RecordItems',
  list: 'us-small-list',
  data: { ...secondItemised().data, ...over },
});

const founded = given(exportBanList, established());
const first = given(exportBanList, established(), itemised());
const counted = given(exportBanList, established(), itemised(), expanded());
const second = given(exportBanList, established(), itemised(), expanded(), secondItemised());

describe('The items of a change', () => {
  it('are recorded beside its numbers', () => counted.when(record()).thenRecords(secondItemised()));

  it('are recorded as the first edition of a list', () => {
    const { data } = itemised();
    founded.when(record(data)).thenRecords(itemised());
    founded
      .when(record({ ...data, added: items.slice(1) }))
      .thenRefuses(refused.EditionTotalDiffers);
  });

  it('need the numbers first where they change the count', () =>
    first.when(record()).thenRefuses(refused.ItemsWithoutChange));

  it('need none where they do not', () => {
    const over = { added: [], amended: [listedItem('854231', { tier: '1' })] };
    first.when(record(over)).thenRecords(secondItemised(over));
  });

  it('may be announced beside the announcement’s numbers, until they are promulgated', () => {
    const announcedOn = washingtonDay('2024-12-01');
    const draft = { stage: 'announced', announcedOn, effectiveOn: null } as const;
    const more = [listedItem('8482'), listedItem('8486')];
    const announcement = {
      type: 'ExportBanListExpansionAnnounced',
      data: {
        ...{ list: 'us-small-list', changeId: 'second-edition', instrument: 'Proposed rule' },
        ...{ announcedOn, expectedOn: null, grossAdded: 2, net: 2, statedTotal: 6 },
      },
    } as const;
    const items6 = secondItemised({ ...draft, added: more });
    const announced = given(exportBanList, established(), itemised(), announcement);
    announced.when(record({ ...draft, added: more })).thenRecords(items6);
    given(exportBanList, established(), itemised(), announcement, items6)
      .when(record({ ...draft, added: more.toReversed() }))
      .thenStaysQuiet();
    second.when(record({ ...draft, added: more.slice(1) })).thenRefuses(AnnouncedAfterPromulgated);
  });

  it.each([
    ['added though held', { added: items.slice(0, 1) }],
    ['added twice', { added: [listedItem('8482'), listedItem('8482')] }],
    ['amended though not held', { amended: [listedItem('8486')] }],
    ['removed though not held', { removed: ['8486'] }],
    ['amended and removed', { amended: items.slice(0, 1), removed: ['854231'] }],
  ])('do not fit where one is %s', (_case, over) =>
    counted.when(record(over)).thenRefuses(refused.ItemsDoNotFit),
  );

  it('may be removed for the most part: each of them was named', () => {
    const removed = ['854231', '854232', '854233'];
    const added = ['8482', '8486', '8501'].map((code) => listedItem(code));
    first.when(record({ added, removed })).thenRecords(secondItemised({ added, removed }));
  });

  it('are held to the order of editions', () =>
    second
      .when(
        record({
          changeId: 'late',
          effectiveOn: washingtonDay('2025-01-14'),
          added: [],
          removed: ['8482'],
        }),
      )
      .thenRefuses(refused.EditionOutOfOrder));

  it('that need several parts are an edition', () =>
    first.when(record({ part: { index: 0, of: 2 } })).thenRefuses(refused.ItemsInParts));

  it('stay quiet when they are on record, or change nothing', () => {
    second.when(record()).thenStaysQuiet();
    second.when(record({ changeId: 'reprint', added: [] })).thenStaysQuiet();
  });

  it('on record otherwise have to be retracted first', () =>
    second.when(record({ added: [listedItem('8486')] })).thenRefuses(ChangeAlreadyRecorded));
});
