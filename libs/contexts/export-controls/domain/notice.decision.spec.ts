import type { ExportBanListFact } from '@contracts';
import { fold, startOf, type CalendarDate, type Instant } from '@kernel';
import {
  koreanList,
  listedItem,
  seoulDay,
  smallList,
  suspendedList,
  washingtonDay,
} from '@testing';
import fc from 'fast-check';

import { exportBanList } from './export-ban-list.decider';
import { effectDayOf, noteEffect, promulgatedChangesOf } from './notice.decision';
import { DayNotOfChange, EffectInTheFuture } from './notice.errors';

const { established, expanded35th, announced35th, laterDateAdopted, rebased33rd } = koreanList;

const listOf = (...facts: readonly ExportBanListFact[]) => {
  const list = fold(exportBanList, facts);
  if (list.status === 'unknown') throw new Error('No list was established.');
  return list;
};

const list = listOf(established(), announced35th(), expanded35th());
const data = {
  list: 'kr-situational-licence',
  changeId: '35th-notice',
  effectiveOn: seoulDay('2024-09-09'),
};
const notice = { type: 'ExportBanListChangeTookEffect', data };

/** 9 September 2024 as it begins in Seoul. */
const MIDNIGHT = '2024-09-08T15:00:00.000Z';
const BEFORE = '2024-09-08T14:59:59.999Z';

const shifted = (at: Instant, ms: number) => new Date(Date.parse(at) + ms).toISOString();

describe('That a change took effect', () => {
  it('is noted as its day begins where the authority sits', () => {
    expect(noteEffect(data, { list, notices: [] }, MIDNIGHT)).toEqual([notice]);
  });

  it('cannot be noted a millisecond before', () => {
    const early = () => noteEffect(data, { list, notices: [] }, BEFORE);
    expect(early).toThrow(EffectInTheFuture);
    const day = { ...data, effectiveOn: seoulDay('2024-09-09', '9 September 2024') };
    expect(() => noteEffect(day, { list, notices: [data] }, BEFORE)).toThrow(EffectInTheFuture);
  });

  it('is noted once for its day, however the day is printed', () => {
    const again = { ...data, effectiveOn: seoulDay('2024-09-09', '9 September 2024') };
    expect(noteEffect(again, { list, notices: [data] }, MIDNIGHT)).toEqual([]);
  });

  it('is noted beside another change, and beside another day of the same', () => {
    const other = { ...data, changeId: 'first-notice' };
    const earlier = { ...data, effectiveOn: seoulDay('2024-09-01') };
    expect(noteEffect(data, { list, notices: [other, earlier] }, MIDNIGHT)).toEqual([notice]);
  });

  it.each([
    ['of which nothing is on record', { changeId: '40th-notice' }],
    ['on a day that is not its own', { effectiveOn: seoulDay('2024-09-08') }],
  ])('is not noted of a change %s', (_case, over) => {
    const note = () => noteEffect({ ...data, ...over }, { list, notices: [] }, MIDNIGHT);
    expect(note).toThrow(DayNotOfChange);
  });

  it('is not noted of a change that is only announced', () => {
    const announced = listOf(established(), announced35th());
    const note = () => noteEffect(data, { list: announced, notices: [] }, MIDNIGHT);
    expect(note).toThrow(DayNotOfChange);
    expect(promulgatedChangesOf(announced)).toEqual(['first-notice']);
  });

  it.each([
    ['Asia/Seoul', seoulDay],
    ['America/New_York', washingtonDay],
  ])('is noted from midnight in %s on, whatever the day', (_zone, dayOf) => {
    const anyDay = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -2, max: 2 }), (value: CalendarDate, ms) => {
        const effectiveOn = dayOf(value);
        const own = listOf(established(), expanded35th({ effectiveOn }));
        const at = shifted(startOf(effectiveOn), ms);
        const note = () => noteEffect({ ...data, effectiveOn }, { list: own, notices: [] }, at);
        if (ms < 0) expect(note).toThrow(EffectInTheFuture);
        else expect(note()).toHaveLength(1);
      }),
    );
  });
});

describe('The day on which a change takes effect', () => {
  it('is the adopted one, where sources disagree', () => {
    const facts = [established(), rebased33rd()];
    expect(effectDayOf(listOf(...facts), '33rd-notice')?.value).toBe('2024-02-24');
    const adopted = laterDateAdopted({ adopted: seoulDay('2024-02-21') });
    expect(effectDayOf(listOf(...facts, adopted), '33rd-notice')?.value).toBe('2024-02-21');
    const other = laterDateAdopted({ field: 'promulgatedOn', adopted: seoulDay('2024-02-20') });
    expect(effectDayOf(listOf(...facts, other), '33rd-notice')?.value).toBe('2024-02-24');
  });

  it('is that of the first provision, for a founding act', () => {
    const found = listOf(suspendedList.established());
    expect(effectDayOf(found, 'announcement-61')?.value).toBe('2025-10-09');
  });

  it('is the first day of a suspension, a resumption and the first without a list', () => {
    const turned = listOf(
      suspendedList.established(),
      suspendedList.suspended(),
      suspendedList.resumed({ resumedOn: washingtonDay('2026-11-11') }),
    );
    expect(promulgatedChangesOf(turned).map((id) => effectDayOf(turned, id)?.value)).toEqual([
      '2025-10-09',
      '2025-11-07',
      '2026-11-11',
    ]);
  });

  it('is that of the first goods, where there are goods alone', () => {
    const { established: small, itemised, secondItemised } = smallList;
    const later = secondItemised({
      provision: 'tier 2',
      effectiveOn: washingtonDay('2025-02-01'),
      added: [listedItem('8483')],
    });
    const goods = listOf(small(), itemised(), later, secondItemised());
    expect(promulgatedChangesOf(goods)).toEqual(['first-edition', 'second-edition']);
    expect(effectDayOf(goods, 'second-edition')?.value).toBe('2025-01-15');
  });

  it('is none for an edition that is only announced', () => {
    const { established: small, secondItemised } = smallList;
    const announced = secondItemised({
      stage: 'announced',
      announcedOn: washingtonDay('2025-01-01'),
      effectiveOn: null,
    });
    expect(promulgatedChangesOf(listOf(small(), announced))).toEqual(['first-edition']);
    expect(effectDayOf(listOf(small(), announced), 'second-edition')).toBeUndefined();
  });
});
