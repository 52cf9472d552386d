import { given, koreanList, seoulDay, smallList, suspendedList } from '@testing';

import { exportBanList } from './export-ban-list.decider';
import type { AskedFor, CommandName, ExportBanListCommand } from './export-ban-list.commands';
import * as refused from './export-ban-list.errors';
import * as wrong from './numbers.errors';

const { established, expanded31st, rebased33rd, announced35th, expanded35th, reduced36th } =
  koreanList;

const list = 'kr-situational-licence';
const first = given(exportBanList, established());
const until2023 = given(exportBanList, established(), expanded31st());
const until2024 = given(exportBanList, established(), expanded31st(), rebased33rd());
const whole = given(exportBanList, established(), expanded31st(), rebased33rd(), expanded35th());

const asking =
  <Name extends CommandName>(type: Name, story: () => { data: AskedFor[Name] }) =>
  (over: Partial<AskedFor[Name]> = {}): ExportBanListCommand =>
    ({ type, list, data: { ...story().data, ...over } }) as ExportBanListCommand;

const announce = asking('AnnounceExpansion', announced35th);
const expand31st = asking('RecordExpansion', expanded31st);
const expand35th = asking('RecordExpansion', expanded35th);
const rebase = asking('RecordRebasing', rebased33rd);
const reduce = asking('RecordReduction', reduced36th);

const ended = suspendedList.withdrawn({ endedFrom: seoulDay('2024-09-09') });

describe('An announcement', () => {
  it('is recorded, and again on another day', () => {
    const again = { announcedOn: seoulDay('2024-06-28'), instrument: 'Notice 2024-498' };
    until2024.when(announce()).thenRecords(announced35th());
    given(exportBanList, established(), announced35th())
      .when(announce(again))
      .thenRecords(announced35th(again));
  });

  it('that becomes known late is recorded, of the day of promulgation at the latest', () => {
    const over = { announcedOn: seoulDay('2024-09-09') };
    whole.when(announce()).thenRecords(announced35th());
    whole.when(announce(over)).thenRecords(announced35th(over));
  });

  it('is not made after the promulgation', () =>
    whole
      .when(announce({ announcedOn: seoulDay('2024-09-10') }))
      .thenRefuses(refused.AnnouncedAfterPromulgated));

  it('is not made between promulgation and effect; with no day of the one the other counts', () => {
    const over = { changeId: '31st-notice', announcedOn: seoulDay('2023-04-25') };
    until2023.when(announce(over)).thenRefuses(refused.AnnouncedAfterPromulgated);
    given(exportBanList, established(), expanded31st({ promulgatedOn: null }))
      .when(announce(over))
      .thenRecords(announced35th(over));
  });

  it('stays quiet when it is on record', () =>
    given(exportBanList, established(), announced35th()).when(announce()).thenStaysQuiet());

  it('of the same day in other words has to be retracted first', () =>
    given(exportBanList, established(), announced35th())
      .when(announce({ statedTotal: 1403 }))
      .thenRefuses(refused.ChangeAlreadyRecorded));

  it.each([
    ['fewer goods than before', { net: -1 }, wrong.NetContradictsKind],
    ['more net than gross', { grossAdded: 242 }, wrong.ImpossibleNumbers],
    ['a total below nothing', { statedTotal: -1 }, wrong.ImpossibleNumbers],
    ['the name of the founding act', { changeId: 'first-notice' }, refused.ChangeAlreadyRecorded],
    [
      'a day of another zone',
      { announcedOn: smallList.expanded().data.effectiveOn },
      refused.ZoneNotOfAuthority,
    ],
  ])('is refused with %s', (_case, over, error) =>
    until2024.when(announce(over)).thenRefuses(error),
  );
});

describe('An expansion', () => {
  it('is recorded where the numbers add', () =>
    first.when(expand31st()).thenRecords(expanded31st()));

  it('is refused where they do not', () =>
    first.when(expand31st({ statedTotal: 799 })).thenRefuses(wrong.TotalDoesNotAdd));

  it.each([
    ['net change', { net: null }],
    ['total', { statedTotal: null }],
  ])('is recorded where no %s is stated, for nothing is computed', (_case, over) =>
    first.when(expand31st(over)).thenRecords(expanded31st(over)),
  );

  it('is recorded where the total before it is unknown', () => {
    const over = { statedTotal: 5000 };
    given(exportBanList, established({ statedTotal: null }))
      .when(expand31st(over))
      .thenRecords(expanded31st(over));
  });

  it('that becomes known late adds to what was in force before its day', () => {
    const late = { changeId: '34th-notice', effectiveOn: seoulDay('2023-12-01') };
    const numbers = { grossAdded: 2, net: 2, statedTotal: 800 };
    whole
      .when(expand31st({ ...late, ...numbers }))
      .thenRecords(expanded31st({ ...late, ...numbers }));
  });

  it('of the same day adds to the one that became known first', () => {
    const second = { changeId: '31st-corrigendum', grossAdded: 1, net: 1, statedTotal: 799 };
    until2023.when(expand31st(second)).thenRecords(expanded31st(second));
  });

  it('adds to what took effect on the date that was adopted', () => {
    const adopted = koreanList.laterDateAdopted({ adopted: seoulDay('2024-09-10') });
    given(exportBanList, established(), expanded31st(), rebased33rd(), adopted)
      .when(expand35th({ statedTotal: 1041 }))
      .thenRecords(expanded35th({ statedTotal: 1041 }));
  });

  it('adds to the newest in effect, not to what became known last', () =>
    given(exportBanList, established({ statedTotal: null }), rebased33rd(), expanded31st())
      .when(expand35th())
      .thenRecords(expanded35th()));

  it('goes on where only one of several provisions has ended', () => {
    const [provision] = established().data.provisions;
    const provisions = provision ? [provision, { ...provision, provision: 'annex 2-3' }] : [];
    const one = { ...ended, data: { ...ended.data, provisions: ['annex 2-3'] } };
    given(exportBanList, established({ provisions }), expanded31st(), rebased33rd(), one)
      .when(expand35th())
      .thenRecords(expanded35th());
  });

  it('may add nothing to the count, nor anything at all', () => {
    const over = { changeId: '32nd-notice', grossAdded: 0, net: 0, statedTotal: 798 };
    until2023.when(expand31st(over)).thenRecords(expanded31st(over));
  });

  it.each([
    ['a net loss', { net: -1, statedTotal: 56 }, wrong.NetContradictsKind],
    ['more net than gross', { grossAdded: 740 }, wrong.ImpossibleNumbers],
    ['a gross number below nothing', { grossAdded: -1, net: null }, wrong.ImpossibleNumbers],
    [
      'effect before promulgation',
      { promulgatedOn: seoulDay('2023-04-29') },
      refused.EffectBeforePromulgation,
    ],
    [
      'effect before the list had any',
      { effectiveOn: seoulDay('2022-03-25'), promulgatedOn: null },
      refused.EffectBeforeEstablishment,
    ],
    ['the name of the founding act', { changeId: 'first-notice' }, refused.ChangeAlreadyRecorded],
  ])('is refused with %s', (_case, over, error) => first.when(expand31st(over)).thenRefuses(error));

  it('may take effect with the list, and before anybody knows when it was promulgated', () => {
    const over = { effectiveOn: seoulDay('2022-03-26'), promulgatedOn: null };
    first.when(expand31st(over)).thenRecords(expanded31st(over));
  });

  it('is none of a list that has ended', () => {
    const history = [established(), expanded31st(), rebased33rd(), ended];
    given(exportBanList, ...history)
      .when(expand35th())
      .thenRefuses(refused.ListEnded);
    const before = { effectiveOn: seoulDay('2024-09-08'), promulgatedOn: null };
    given(exportBanList, ...history)
      .when(expand35th(before))
      .thenRecords(expanded35th(before));
  });

  it('stays quiet when it is on record', () => until2023.when(expand31st()).thenStaysQuiet());

  it('on record with other content has to be retracted first', () =>
    until2023.when(expand31st({ grossAdded: 742 })).thenRefuses(refused.ChangeAlreadyRecorded));
});

describe('A reduction', () => {
  it('is recorded where the numbers add', () => whole.when(reduce()).thenRecords(reduced36th()));

  it('may take nothing from the count', () => {
    const over = { grossRemoved: 0, net: 0, statedTotal: 1402 };
    whole.when(reduce(over)).thenRecords(reduced36th(over));
  });

  it('may reach back: it relieves', () => {
    const over = { promulgatedOn: seoulDay('2025-03-11') };
    whole.when(reduce(over)).thenRecords(reduced36th(over));
  });

  it.each([
    ['a net gain', { net: 1, statedTotal: 1403 }, wrong.NetContradictsKind],
    ['more net than gross', { grossRemoved: 1 }, wrong.ImpossibleNumbers],
    ['a gross number below nothing', { grossRemoved: -2, net: null }, wrong.ImpossibleNumbers],
    ['numbers that do not add', { statedTotal: 1401 }, wrong.TotalDoesNotAdd],
    [
      'effect before the list had any',
      { effectiveOn: seoulDay('2022-03-25') },
      refused.EffectBeforeEstablishment,
    ],
    ['the name of an expansion', { changeId: '35th-notice' }, refused.ChangeAlreadyRecorded],
  ])('is refused with %s', (_case, over, error) => whole.when(reduce(over)).thenRefuses(error));

  it('stays quiet when it is on record', () =>
    given(exportBanList, established(), reduced36th()).when(reduce()).thenStaysQuiet());
});

describe('A rebasing', () => {
  it('is recorded though the stated total is not the expected one', () =>
    until2023.when(rebase()).thenRecords(rebased33rd()));

  it.each([
    ['an expectation that does not add', { expectedTotal: 1481 }, wrong.ExpectedTotalDoesNotAdd],
    ['the old criteria', { criteria: { from: 'HS', to: 'HS' } }, wrong.CriteriaUnchanged],
    [
      'an expectation below nothing',
      { expectedTotal: -1, grossAdded: null },
      wrong.ImpossibleNumbers,
    ],
    [
      'effect before promulgation',
      { promulgatedOn: seoulDay('2024-02-25') },
      refused.EffectBeforePromulgation,
    ],
    [
      'effect before the list had any',
      { effectiveOn: seoulDay('2022-03-25'), promulgatedOn: null },
      refused.EffectBeforeEstablishment,
    ],
  ])('is refused with %s', (_case, over, error) => until2023.when(rebase(over)).thenRefuses(error));

  it.each([
    ['expected', { expectedTotal: null }],
    ['added', { grossAdded: null }],
  ])('is recorded where nobody says how many are %s', (_case, over) =>
    until2023.when(rebase(over)).thenRecords(rebased33rd(over)),
  );

  it('stays quiet when it is on record', () => until2024.when(rebase()).thenStaysQuiet());
});
