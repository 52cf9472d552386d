import {
  beijingDay,
  given,
  koreanList,
  seoulDay,
  smallList,
  suspendedList,
  washingtonDay,
} from '@testing';

import * as refused from './dates.errors';
import { exportBanList } from './export-ban-list.decider';
import type { AskedFor, ExportBanListCommand } from './export-ban-list.commands';

const { established, rebased33rd, announced35th, earlierDateClaimed, laterDateAdopted } =
  koreanList;

const list = 'kr-situational-licence';
const history = [established(), rebased33rd(), announced35th()];
const undisputed = given(exportBanList, ...history);
const disputed = given(exportBanList, ...history, earlierDateClaimed());
const settled = given(exportBanList, ...history, earlierDateClaimed(), laterDateAdopted());

const claim = (over: Partial<AskedFor['ClaimDate']> = {}): ExportBanListCommand => ({
  type: 'ClaimDate',
  list,
  data: { ...earlierDateClaimed().data, ...over },
});

const adopt = (over: Partial<AskedFor['AdoptDate']> = {}): ExportBanListCommand => ({
  type: 'AdoptDate',
  list,
  data: { ...laterDateAdopted().data, ...over },
});

const summer = { ...seoulDay('2024-08', 'late August'), precision: 'month' } as const;

describe('A claim', () => {
  it('is recorded, of a date that nobody else gave too', () => {
    const expected = { subject: '35th-notice', field: 'expectedOn', claimed: summer } as const;
    undisputed.when(claim()).thenRecords(earlierDateClaimed());
    undisputed.when(claim(expected)).thenRecords(earlierDateClaimed(expected));
  });

  it('is recorded of each source', () =>
    disputed.when(claim({ source: 'MOTIE' })).thenRecords(earlierDateClaimed({ source: 'MOTIE' })));

  it.each([
    ['a change that is not on record', { subject: '34th-notice' }, refused.UnknownSubject],
    ['a date that an announcement lacks', { subject: '35th-notice' }, refused.NoSuchDate],
    ['a date that a promulgation lacks', { field: 'expectedOn' as const }, refused.NoSuchDate],
  ])('is refused of %s', (_case, over, error) => undisputed.when(claim(over)).thenRefuses(error));

  it('of the day of effect of an act is one where its provisions have one', () => {
    const over = { subject: 'first-notice', claimed: seoulDay('2022-03-28') };
    undisputed.when(claim(over)).thenRecords(earlierDateClaimed(over));
    const several = { subject: 'announcement-61', claimed: beijingDay('2025-12-02') };
    given(exportBanList, suspendedList.established())
      .when(claim(several))
      .thenRefuses(refused.NoSuchDate);
  });

  it('of the day of effect of a suspension is none: it has other days', () =>
    given(exportBanList, suspendedList.established(), suspendedList.suspended())
      .when(claim({ subject: 'announcement-70', claimed: beijingDay('2025-11-08') }))
      .thenRefuses(refused.NoSuchDate));

  it('may concern an edition', () => {
    const edition = [smallList.established(), smallList.itemised({ changeId: 'errata' })] as const;
    const over = { subject: 'errata', claimed: washingtonDay('2024-03-01') };
    given(exportBanList, ...edition)
      .when(claim(over))
      .thenRecords(earlierDateClaimed(over));
    given(exportBanList, ...edition)
      .when(claim({ ...over, field: 'promulgatedOn' }))
      .thenRefuses(refused.NoSuchDate);
  });

  it('of an edition that is only announced is none of its effect', () => {
    const announced = { changeId: 'draft', stage: 'announced', effectiveOn: null } as const;
    given(exportBanList, smallList.established(), smallList.itemised(announced))
      .when(claim({ subject: 'draft', claimed: washingtonDay('2024-03-01') }))
      .thenRefuses(refused.NoSuchDate);
  });

  it('stays quiet when its source claimed the same, in whatever words', () =>
    disputed
      .when(claim({ claimed: seoulDay('2024-02-21', 'February 21, 2024') }))
      .thenStaysQuiet());

  it('of one change says nothing of another', () => {
    const over = { subject: 'first-notice', claimed: seoulDay('2022-03-28') };
    disputed.when(claim(over)).thenRecords(earlierDateClaimed(over));
  });

  it('of one day of effect for several provisions is one', () => {
    const [provision] = established().data.provisions;
    const provisions = provision ? [provision, { ...provision, provision: 'annex 2-3' }] : [];
    const over = { subject: 'first-notice', claimed: seoulDay('2022-03-28') };
    given(exportBanList, established({ provisions }))
      .when(claim(over))
      .thenRecords(earlierDateClaimed(over));
  });

  it('that its source made otherwise has to be retracted first', () =>
    disputed
      .when(claim({ claimed: seoulDay('2024-02-20') }))
      .thenRefuses(refused.ClaimAlreadyRecorded));
});

describe('An adoption', () => {
  it('is of the fact’s own date, against a claim', () =>
    disputed.when(adopt()).thenRecords(laterDateAdopted()));

  it('is of a claim, against the fact’s own date', () => {
    const over = { adopted: seoulDay('2024-02-21'), rejected: [] };
    disputed.when(adopt(over)).thenRecords(laterDateAdopted(over));
  });

  it('may be of the founding act’s own day', () => {
    const over = { subject: 'first-notice', adopted: seoulDay('2022-03-26'), rejected: [] };
    disputed.when(adopt(over)).thenRecords(laterDateAdopted(over));
  });

  const rejected = laterDateAdopted().data.rejected;
  const bySomeoneElse = [{ claimed: seoulDay('2024-02-21'), source: 'edaily' }];

  it.each([
    ['of a date that nobody gave', { adopted: seoulDay('2024-02-22') }, refused.DateNotClaimed],
    ['against a claim of nobody', { rejected: bySomeoneElse }, refused.DateNotClaimed],
    ['against itself', { adopted: seoulDay('2024-02-21'), rejected }, refused.AdoptedDateRejected],
    ['of no change on record', { subject: '34th-notice' }, refused.UnknownSubject],
    ['of a date that it lacks', { field: 'announcedOn' as const }, refused.NoSuchDate],
  ])('is refused %s', (_case, over, error) => disputed.when(adopt(over)).thenRefuses(error));

  it('of a day of effect is of a day', () => {
    const vague = earlierDateClaimed({ claimed: summer });
    given(exportBanList, ...history, vague)
      .when(adopt({ adopted: summer, rejected: [] }))
      .thenRefuses(refused.AdoptedDateNotADay);
  });

  it('of another date may be as vague as its source', () => {
    const over = { subject: '35th-notice', field: 'expectedOn', claimed: summer } as const;
    const adopted = { subject: over.subject, field: over.field, adopted: summer, rejected: [] };
    given(exportBanList, ...history, earlierDateClaimed(over))
      .when(adopt(adopted))
      .thenRecords(laterDateAdopted(adopted));
  });

  it('stays quiet when it is on record', () => settled.when(adopt()).thenStaysQuiet());

  it('on record with other content has to be retracted first', () =>
    settled
      .when(adopt({ reason: 'Another reason.' }))
      .thenRefuses(refused.AdoptionAlreadyRecorded));

  it('of one date leaves the others open', () => {
    const over = { field: 'promulgatedOn', adopted: rebased33rd().data.promulgatedOn } as const;
    if (!over.adopted) throw new Error('The story has a date of promulgation.');
    const other = { ...over, adopted: over.adopted, rejected: [] };
    settled.when(adopt(other)).thenRecords(laterDateAdopted(other));
  });
});
