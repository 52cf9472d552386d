import { given, listedItem, smallList, suspendedList, washingtonDay } from '@testing';

import * as refused from './editions.errors';
import { exportBanList } from './export-ban-list.decider';
import type { Edition, ExportBanListCommand } from './export-ban-list.commands';
import * as record from './export-ban-list.errors';
import { TotalDoesNotAdd } from './numbers.errors';

const { established, itemised, expanded, secondItemised, items, provision } = smallList;

const founded = given(exportBanList, established());
const first = given(exportBanList, established(), itemised());
const second = given(exportBanList, established(), itemised(), expanded(), secondItemised());

const asked = (edition: Edition): ExportBanListCommand => ({
  type: 'RecordEdition',
  list: edition.list,
  data: edition,
});

const { list, provision: tier, codeSystem, basis } = itemised().data;
const shared = { list, provision: tier, codeSystem, basis, stage: 'promulgated' } as const;

const firstEdition = (over: Partial<Edition> = {}): ExportBanListCommand =>
  asked({
    ...shared,
    changeId: 'first-edition',
    edition: '2024-02-23',
    instrument: 'Small list',
    promulgatedOn: washingtonDay('2024-02-23'),
    effectiveOn: washingtonDay('2024-02-23'),
    items,
    ...over,
  });

const fiveItems = [...items, listedItem('8482')];

const secondEdition = (over: Partial<Edition> = {}): ExportBanListCommand =>
  asked({
    ...shared,
    changeId: 'second-edition',
    edition: '2025-01-10',
    instrument: 'Small list, second edition',
    promulgatedOn: washingtonDay('2025-01-10'),
    effectiveOn: washingtonDay('2025-01-15'),
    items: fiveItems,
    ...over,
  });

describe('The first edition of a list', () => {
  it('makes it known by item, and changes nothing of its count', () =>
    founded.when(firstEdition()).thenRecords(itemised()));

  it('may be a change of its own', () => {
    const over = { changeId: 'annex' };
    founded.when(firstEdition(over)).thenRecords(itemised(over));
  });

  it.each([
    ['of the founding act', {}],
    ['of its own', { changeId: 'annex' }],
  ])('has as many items as the authority stated: as a change %s', (_case, over) =>
    founded
      .when(firstEdition({ ...over, items: items.slice(1) }))
      .thenRefuses(refused.EditionTotalDiffers),
  );

  it('may have any number where none was stated, or where other provisions have some', () => {
    const some = items.slice(1);
    const provisions = [provision(), provision({ provision: 'tier 2' })];
    given(exportBanList, established({ statedTotal: null }))
      .when(firstEdition({ items: some }))
      .thenRecords(itemised({ added: some }));
    given(exportBanList, established({ provisions }))
      .when(firstEdition({ items: some }))
      .thenRecords(itemised({ added: some }));
  });

  it.each([
    ['effectiveOn', { effectiveOn: washingtonDay('2024-02-24') }],
    ['promulgatedOn', { promulgatedOn: washingtonDay('2024-02-22') }],
  ])('has the %s of the act that it belongs to', (_case, over) =>
    founded.when(firstEdition(over)).thenRefuses(refused.EditionDateDiffers),
  );
});

describe('A later edition', () => {
  it('is recorded as its difference, with its numbers, in one commit', () =>
    first.when(secondEdition()).thenRecords(expanded(), secondItemised()));

  it('that has more items and fewer is an expansion by the difference', () => {
    const edition = [...items.slice(1), listedItem('8482'), listedItem('8486')];
    first
      .when(secondEdition({ items: edition }))
      .thenRecords(
        expanded({ grossAdded: 2, net: 1, statedTotal: 5 }),
        secondItemised({ added: edition.slice(3), removed: ['854231'] }),
      );
  });

  it('that has fewer items is a reduction', () => {
    const { grossAdded: _, ...change } = expanded().data;
    const data = { ...change, grossRemoved: 1, net: -1, statedTotal: 3 };
    first
      .when(secondEdition({ items: items.slice(1) }))
      .thenRecords(
        { type: 'ExportBanListReduced', data },
        secondItemised({ added: [], removed: ['854231'] }),
      );
  });

  it('that has as many items changes no count', () => {
    const edition = [listedItem('854231', { tier: '2' }), ...items.slice(2), listedItem('8486')];
    first.when(secondEdition({ items: edition })).thenRecords(
      secondItemised({
        added: edition.slice(3),
        amended: edition.slice(0, 1),
        removed: ['854232'],
      }),
    );
  });

  it('that adds one item and amends one says both', () => {
    const amended = [listedItem('854231', { tier: '2' })];
    first
      .when(secondEdition({ items: [...amended, ...fiveItems.slice(1)] }))
      .thenRecords(expanded(), secondItemised({ amended }));
  });

  it('states no total where other provisions may have items', () => {
    const provisions = [provision(), provision({ provision: 'tier 2' })];
    given(exportBanList, established({ provisions }), itemised())
      .when(secondEdition())
      .thenRecords(expanded({ statedTotal: null }), secondItemised());
  });

  it('is compared with the items of its own provision', () => {
    const provisions = [provision(), provision({ provision: 'tier 2' })];
    const other = itemised({ provision: 'tier 2', added: [listedItem('8482')] });
    given(exportBanList, established({ provisions }), itemised(), other)
      .when(secondEdition())
      .thenRecords(expanded({ statedTotal: null }), secondItemised());
  });

  it('whose numbers are on record is checked by them, and adds its items', () => {
    const counted = given(exportBanList, established(), itemised(), expanded());
    counted.when(secondEdition()).thenRecords(secondItemised());
    counted.when(secondEdition({ items })).thenRefuses(refused.EditionTotalDiffers);
    counted
      .when(secondEdition({ effectiveOn: washingtonDay('2025-01-16') }))
      .thenRefuses(refused.EditionDateDiffers);
  });

  it('adds to the total in force like any change', () =>
    given(exportBanList, established(), itemised(), expanded({ changeId: 'by-count' }))
      .when(secondEdition())
      .thenRefuses(TotalDoesNotAdd));

  it('of the same day as the newest is not older', () => {
    const over = { changeId: 'errata', edition: '2025-01-10, corrected' };
    const amended = [listedItem('8482', { itemNo: '5' })];
    second
      .when(secondEdition({ ...over, items: [...items, ...amended] }))
      .thenRecords(secondItemised({ ...over, added: [], amended }));
  });

  it('is refused where it is older than the newest', () =>
    second
      .when(secondEdition({ changeId: 'late', effectiveOn: washingtonDay('2025-01-14') }))
      .thenRefuses(refused.EditionOutOfOrder));

  it('may remove half of the items unasked, and most of them where their number is stated', () => {
    const { grossAdded: _, ...change } = expanded().data;
    const reduced = (grossRemoved: number) => ({
      type: 'ExportBanListReduced' as const,
      data: { ...change, grossRemoved, net: -grossRemoved, statedTotal: 4 - grossRemoved },
    });
    first
      .when(secondEdition({ items: items.slice(2) }))
      .thenRecords(reduced(2), secondItemised({ added: [], removed: ['854231', '854232'] }));
    const most = { items: items.slice(3) };
    const removed = ['854231', '854232', '854233'];
    first
      .when(secondEdition({ ...most, removes: 3 }))
      .thenRecords(reduced(3), secondItemised({ added: [], removed }));
    first.when(secondEdition(most)).thenRefuses(refused.EditionRemovesMost);
    first.when(secondEdition({ ...most, removes: 2 })).thenRefuses(refused.EditionRemovesMost);
  });

  it.each([
    ['no items', { items: [] }, refused.EmptyEdition],
    ['one code twice', { items: [...items, ...items.slice(1, 2)] }, refused.DuplicateCodes],
    ['a provision that the list lacks', { provision: 'tier 9' }, record.UnknownProvision],
    ['no day of effect', { effectiveOn: undefined }, refused.DatesDoNotFitStage],
    ['an expected day', { expectedOn: washingtonDay('2025-02-01') }, refused.DatesDoNotFitStage],
    [
      'new items that bind before anybody could know',
      { promulgatedOn: washingtonDay('2025-01-16') },
      record.EffectBeforePromulgation,
    ],
    [
      'effect before the list had any',
      { changeId: 'early', effectiveOn: washingtonDay('2024-02-22'), promulgatedOn: undefined },
      refused.EditionOutOfOrder,
    ],
  ])('is refused with %s', (_case, over, error) =>
    first.when(secondEdition(over)).thenRefuses(error),
  );

  it('may remove items from before its promulgation on: that relieves', () => {
    const late = { promulgatedOn: washingtonDay('2025-01-16') };
    const { grossAdded: _, ...change } = expanded(late).data;
    const data = { ...change, grossRemoved: 1, net: -1, statedTotal: 3 };
    first
      .when(secondEdition({ ...late, items: items.slice(1) }))
      .thenRecords(
        { type: 'ExportBanListReduced', data },
        secondItemised({ added: [], removed: ['854231'] }),
      );
  });

  it.each([
    ['as many', [...items.slice(1), listedItem('8482')]],
    ['fewer', [...items.slice(2), listedItem('8482')]],
  ])('may not add an item before its promulgation, even if it has %s in all', (_case, edition) =>
    first
      .when(secondEdition({ items: edition, promulgatedOn: washingtonDay('2025-01-16') }))
      .thenRefuses(record.EffectBeforePromulgation),
  );

  it('has no effect before the list has any, not as the first edition either', () =>
    founded
      .when(
        firstEdition({
          changeId: 'annex',
          effectiveOn: washingtonDay('2024-02-22'),
          promulgatedOn: undefined,
        }),
      )
      .thenRefuses(record.EffectBeforeEstablishment));

  it('is none of a provision that has ended, though another one has not', () => {
    const provisions = [provision(), provision({ provision: 'tier 2' })];
    const over = { provisions: [tier], endedFrom: washingtonDay('2025-01-15') };
    given(exportBanList, established({ provisions }), itemised(), suspendedList.withdrawn(over))
      .when(secondEdition({ items: [...items.slice(1), listedItem('8482')] }))
      .thenRefuses(record.ProvisionEnded);
  });

  it('is no suspension, and has no name of one', () =>
    given(
      exportBanList,
      established(),
      itemised(),
      suspendedList.suspended({ changeId: 'second-edition', suspendedUntil: null }),
    )
      .when(secondEdition())
      .thenRefuses(record.ChangeAlreadyRecorded));

  it('is none of a provision that is known by count only', () =>
    given(exportBanList, established({ provisions: [provision({ itemised: false })] }))
      .when(firstEdition())
      .thenRefuses(refused.ProvisionNotItemised));

  it('is one where the founding act is replaced, which that refusal says', () =>
    expect(new refused.ProvisionNotItemised('1').message).toContain(
      'retract the act that established it with a replacement whose provision is itemised',
    ));

  it('stays quiet when nothing differs, by this change or by another', () => {
    second.when(secondEdition()).thenStaysQuiet();
    second.when(secondEdition({ changeId: 'reprint' })).thenStaysQuiet();
  });

  it('stays quiet when an older one is on record word for word', () =>
    second.when(firstEdition()).thenStaysQuiet());

  it.each([
    ['items', { items }],
    ['another day', { effectiveOn: washingtonDay('2025-01-16') }],
    ['another name', { edition: '2025-01-11' }],
  ])('on record with other %s has to be retracted first', (_case, over) =>
    second.when(secondEdition(over)).thenRefuses(record.ChangeAlreadyRecorded),
  );
});
