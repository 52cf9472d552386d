import type { ExportBanListFact } from '@contracts';
import { koreanList, known, seoulDay, smallList, suspendedList, washingtonDay } from '@testing';

import { lookAt, looksIn } from './last-look';

const acceptedAt = (at: string, ...facts: ExportBanListFact[]) =>
  lookAt(looksIn(known(...facts)), at).lastAccepted;

const lastAccepted = (...facts: ExportBanListFact[]) =>
  acceptedAt('2999-01-01T00:00:00.000Z', ...facts);

const effectiveOn = seoulDay('2024-02-24');
const promulgatedOn = seoulDay('2024-02-20');

describe('The last day that a list tells of', () => {
  it.each<[string, ExportBanListFact, string]>([
    ['a founding act', koreanList.established(), '2022-03-25'],
    ['one without promulgation', koreanList.established({ promulgatedOn: null }), '2022-03-26'],
    ['an announcement', koreanList.announced35th(), '2024-06-20'],
    ['an expansion', koreanList.expanded31st({ promulgatedOn, effectiveOn }), '2024-02-20'],
    ['a reduction', koreanList.reduced36th({ promulgatedOn, effectiveOn }), '2024-02-20'],
    ['a rebasing', koreanList.rebased33rd({ promulgatedOn, effectiveOn }), '2024-02-20'],
    ['one without a day', koreanList.rebased33rd({ promulgatedOn: null }), '2024-02-24'],
    ['an edition', smallList.itemised(), '2024-02-23'],
    ['a draft', smallList.itemised({ announcedOn: washingtonDay('2024-01-02') }), '2024-01-02'],
    ['a suspension', suspendedList.suspended(), '2025-11-07'],
    ['a resumption', suspendedList.resumed(), '2026-03-01'],
    ['a withdrawal', suspendedList.withdrawn(), '2026-06-01'],
  ])('is for %s when its authority said it', (_case, fact, day) =>
    expect(lastAccepted(fact)).toBe(day),
  );

  it('is the last of them, in whatever order they became known', () => {
    const facts = [koreanList.announced35th(), koreanList.established()];
    expect(lastAccepted(...facts)).toBe('2024-06-20');
    expect(lastAccepted(...facts.toReversed())).toBe('2024-06-20');
  });

  it('is of a moment before it the next, so that a new fact leaves older moments alone', () => {
    const facts = [koreanList.established(), koreanList.announced35th()];
    const dayBefore = '2022-03-24T14:59:59.999Z';
    expect(acceptedAt(dayBefore, ...facts)).toBe('2022-03-25');
    expect(acceptedAt(dayBefore, ...facts.slice(0, 1))).toBe('2022-03-25');
    expect(acceptedAt('2024-06-19T00:00:00.000Z', ...facts)).toBe('2024-06-20');
  });

  it('is none for words about the dates of others', () =>
    expect(
      lastAccepted(koreanList.earlierDateClaimed(), koreanList.laterDateAdopted()),
    ).toBeNull());
});
