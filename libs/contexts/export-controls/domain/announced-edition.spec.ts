import { given, listedItem, smallList, washingtonDay } from '@testing';

import * as refused from './editions.errors';
import { exportBanList } from './export-ban-list.decider';
import type { Edition, ExportBanListCommand } from './export-ban-list.commands';
import * as record from './export-ban-list.errors';

const { established, itemised, expanded, secondItemised, items } = smallList;

const { list, provision, codeSystem, basis } = itemised().data;
const december = washingtonDay('2024-12-01');
const edition: Edition = {
  ...{ list, provision, codeSystem, basis },
  changeId: 'second-edition',
  stage: 'announced',
  edition: 'draft',
  instrument: 'Proposed rule',
  announcedOn: december,
  expectedOn: washingtonDay('2025-01-01'),
  items: [...items, listedItem('8482')],
};

const announce = (over: Partial<Edition> = {}): ExportBanListCommand => ({
  type: 'RecordEdition',
  list,
  data: { ...edition, ...over },
});

const promulgate = (over: Partial<Edition> = {}): ExportBanListCommand =>
  announce({
    stage: 'promulgated',
    edition: '2025-01-10',
    instrument: 'Small list, second edition',
    announcedOn: undefined,
    expectedOn: undefined,
    promulgatedOn: washingtonDay('2025-01-10'),
    effectiveOn: washingtonDay('2025-01-15'),
    ...over,
  });

const announcement = {
  type: 'ExportBanListExpansionAnnounced',
  data: {
    list,
    changeId: 'second-edition',
    instrument: 'Proposed rule',
    announcedOn: december,
    expectedOn: washingtonDay('2025-01-01'),
    grossAdded: 1,
    net: 1,
    statedTotal: 5,
  },
} as const;

const draft = (over: Parameters<typeof secondItemised>[0] = {}) =>
  secondItemised({
    edition: 'draft',
    stage: 'announced',
    announcedOn: december,
    effectiveOn: null,
    ...over,
  });

const first = given(exportBanList, established(), itemised());
const announced = given(exportBanList, established(), itemised(), announcement, draft());
const promulgated = given(exportBanList, established(), itemised(), expanded(), secondItemised());

describe('An announced edition', () => {
  it('is recorded as what it would change', () =>
    first.when(announce()).thenRecords(announcement, draft()));

  it('flips nothing: the promulgated one is compared with the same items', () =>
    announced.when(promulgate()).thenRecords(expanded(), secondItemised()));

  it('is replaced by a promulgated one that changes nothing after all', () => {
    announced.when(promulgate({ items })).thenRecords(secondItemised({ added: [] }));
    announced.when(promulgate({ items, changeId: 'reprint' })).thenStaysQuiet();
  });

  it('is replaced by a later announcement', () => {
    const announcedOn = washingtonDay('2024-12-20');
    const added = [listedItem('8486')];
    const data = { ...announcement.data, announcedOn };
    announced
      .when(announce({ announcedOn, items: [...items, ...added] }))
      .thenRecords({ ...announcement, data }, draft({ announcedOn, added }));
    announced.when(announce({ announcedOn, items })).thenRecords(draft({ announcedOn, added: [] }));
  });

  it('is no older than another announcement of its change', () =>
    announced
      .when(announce({ announcedOn: washingtonDay('2024-11-30') }))
      .thenRefuses(refused.EditionOutOfOrder));

  it('that would have fewer items is recorded without numbers', () =>
    first
      .when(announce({ items: items.slice(1) }))
      .thenRecords(draft({ added: [], removed: ['854231'] })));

  it('whose numbers are on record is checked by them', () => {
    const counted = given(exportBanList, established(), itemised(), announcement);
    counted.when(announce()).thenRecords(draft());
    counted
      .when(announce({ items: [...items, listedItem('8482'), listedItem('8486')] }))
      .thenRefuses(refused.EditionTotalDiffers);
  });

  it('is refused once its change is promulgated, by item or by count', () => {
    promulgated.when(announce()).thenRefuses(record.AnnouncedAfterPromulgated);
    given(exportBanList, established(), itemised(), expanded())
      .when(announce())
      .thenRefuses(record.AnnouncedAfterPromulgated);
    given(exportBanList, established(), itemised(), secondItemised())
      .when(announce())
      .thenRefuses(record.AnnouncedAfterPromulgated);
  });

  it.each([
    ['no day of announcement', { announcedOn: undefined }],
    ['a day of effect', { effectiveOn: washingtonDay('2025-01-15') }],
    ['a day of promulgation', { promulgatedOn: washingtonDay('2025-01-10') }],
  ])('is refused with %s', (_case, over) =>
    first.when(announce(over)).thenRefuses(refused.DatesDoNotFitStage),
  );

  it('is guarded like any other', () =>
    first.when(announce({ items: items.slice(3) })).thenRefuses(refused.EditionRemovesMost));

  it('is announced against an edition on record', () =>
    given(exportBanList, established())
      .when(announce())
      .thenRefuses(refused.NoEditionToCompareWith));

  it('stays quiet when it is on record, or when nothing would differ', () => {
    announced.when(announce()).thenStaysQuiet();
    first.when(announce({ items })).thenStaysQuiet();
    given(
      exportBanList,
      established(),
      itemised(),
      announcement,
      draft(),
      expanded(),
      secondItemised(),
    )
      .when(announce())
      .thenStaysQuiet();
  });

  it('of the same day with other items has to be retracted first', () =>
    announced.when(announce({ items })).thenRefuses(record.ChangeAlreadyRecorded));
});
