import type { ExportBanListFact } from '@contracts';
import { koreanList, known, listedItem, seoulDay, smallList } from '@testing';

import { changeIn, changesIn, saidAt, stageOf } from './list-change';

const { announced35th, expanded35th, earlierDateClaimed, laterDateAdopted, rebased33rd } =
  koreanList;

const at = (day: string): string => `${day}T12:00:00.000Z`;

const changeOf = (changeId: string, ...facts: ExportBanListFact[]) => {
  const change = changeIn(known(...facts), changeId);
  if (!change) throw new Error(`Nobody has heard of ${changeId}`);
  return change;
};

const draft = (over: Parameters<typeof smallList.itemised>[0]) =>
  smallList.itemised({
    ...{ changeId: '35th-notice', stage: 'announced', effectiveOn: null },
    ...over,
  });

describe('An announced change', () => {
  it('is an expansion where an authority said so, and else the naming of goods', () => {
    const goods = draft({ announcedOn: seoulDay('2024-06-28'), added: [listedItem('8482')] });
    expect(changeOf('35th-notice', goods).kind).toBe('itemisation');
    expect(changeOf('35th-notice', goods, announced35th()).kind).toBe('expansion');
  });

  it('that bears no day was there when it was first observed', () => {
    const change = changeOf('35th-notice', draft({ announcedOn: null }));
    expect(stageOf(change, '2026-11-24T04:59:59.999Z')).toBeNull();
    expect(stageOf(change, '2026-11-24T05:00:00.000Z')).toBe('announced');
  });

  it('was not announced by the edition that promulgates it', () => {
    const promulgated = smallList.itemised({ changeId: '35th-notice', announcedOn: null });
    expect(changeOf('35th-notice', promulgated).announcements).toEqual([]);
  });

  it('began with the adopted day of its first announcement', () => {
    const second = announced35th({ announcedOn: seoulDay('2024-06-28') });
    const adopted = laterDateAdopted({
      ...{ subject: '35th-notice', field: 'announcedOn', adopted: seoulDay('2024-06-21') },
      rejected: [],
    });
    const change = changeOf('35th-notice', announced35th(), second, adopted);
    expect(change.announcements.map(({ announcedOn }) => announcedOn.value)).toEqual([
      '2024-06-21',
      '2024-06-28',
    ]);
    expect(stageOf(change, at('2024-06-20'))).toBeNull();
    expect(stageOf(change, at('2024-06-21'))).toBe('announced');
  });
});

describe('A change of which the day is disputed', () => {
  it('is heard of from the earliest word on, and rests on who said it', () => {
    const act = rebased33rd({ promulgatedOn: null });
    const change = changeOf('33rd-notice', act, earlierDateClaimed());
    expect(stageOf(change, at('2024-02-20'))).toBeNull();
    expect(saidAt(change, at('2024-02-21'))).toMatchObject({
      stage: 'announced',
      effectiveOn: null,
      restsOn: [{ eventId: 'fact-2' }],
    });
  });

  it('sets a claim beside the expectation that the latest announcement states', () => {
    const expecting = (announced: string, expected: string | null) =>
      announced35th({
        announcedOn: seoulDay(announced),
        expectedOn: expected === null ? null : seoulDay(expected),
      });
    const claim = earlierDateClaimed({ subject: '35th-notice', field: 'expectedOn' });
    const facts = [
      expecting('2024-06-20', '2024-08-01'),
      expecting('2024-06-28', '2024-08-31'),
      expecting('2024-07-01', null),
    ];
    const change = changeOf('35th-notice', ...facts, claim);
    expect(change.claims.map(({ date, adopted }) => [date.value, adopted])).toEqual([
      ['2024-02-21', false],
      ['2024-08-31', true],
    ]);
  });
});

describe('The changes of a list', () => {
  it('stand in the order of their first announcement, or else of their effect', () => {
    const late = expanded35th({ changeId: 'b', effectiveOn: seoulDay('2024-07-01') });
    const same = expanded35th({ changeId: 'a', effectiveOn: seoulDay('2024-07-01') });
    const facts = known<ExportBanListFact>(late, same, expanded35th(), announced35th());
    expect(changesIn(facts).map(({ changeId }) => changeId)).toEqual(['35th-notice', 'a', 'b']);
  });

  it('are not those of which somebody only gave a date', () =>
    expect(changesIn(known(earlierDateClaimed()))).toEqual([]));
});
