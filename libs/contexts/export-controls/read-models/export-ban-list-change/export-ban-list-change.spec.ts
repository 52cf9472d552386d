import type { ExportBanListFact } from '@contracts';
import { koreanList, known, seoulDay, smallList, suspendedList, valueOn } from '@testing';

import { reckoned } from './expected-totals';
import { exportBanListChange, type ExportBanListChange } from './export-ban-list-change.timeline';
import { fallsInto, inOrder } from './period';

const { established, expanded31st, rebased33rd, announced35th, expanded35th } = koreanList;
const { earlierDateClaimed, laterDateAdopted, reduced36th } = koreanList;

const asOf = (day: string, changeId: string, ...facts: ExportBanListFact[]) => {
  const versions = exportBanListChange.timeline(
    known(...facts),
    `kr-situational-licence ${changeId}`,
  );
  return valueOn(versions, day, 'Asia/Seoul');
};

const may2025 = (changeId: string, ...facts: ExportBanListFact[]): ExportBanListChange => {
  const change = asOf('2025-05-01', changeId, ...facts);
  if (!change) throw new Error(`Nobody has heard of ${changeId}`);
  return change;
};

const story = [
  may2025('31st-notice', expanded31st()),
  may2025('35th-notice', announced35th(), expanded35th()),
  may2025('first-notice', established()),
  may2025('33rd-notice', rebased33rd(), earlierDateClaimed(), laterDateAdopted()),
];

describe('A change of a list', () => {
  const whole = [announced35th(), expanded35th({ promulgatedOn: seoulDay('2024-09-02') })];

  it.each([
    ['2024-06-19', undefined],
    ['2024-06-20', 'announced'],
    ['2024-09-01', 'announced'],
    ['2024-09-02', 'promulgated'],
    ['2024-09-09', 'in-force'],
  ])('on %s is %s', (day, stage) => expect(asOf(day, '35th-notice', ...whole)?.stage).toBe(stage));

  it.each([
    ['established', 'first-notice', [established()]],
    ['expansion', '31st-notice', [expanded31st()]],
    ['rebasing', '33rd-notice', [rebased33rd()]],
    ['reduction', '36th-notice', [reduced36th()]],
    ['expansion', '35th-notice', [announced35th()]],
    ['suspension', 'announcement-70', [suspendedList.suspended()]],
    ['resumption', 'resumption', [suspendedList.resumed()]],
    ['withdrawal', 'withdrawal', [suspendedList.withdrawn()]],
  ])('of the kind %s is %s', (kind, changeId, facts) =>
    expect(asOf('2027-01-01', changeId, ...facts)?.kind).toBe(kind),
  );

  it('is nothing where there are only words about its dates', () =>
    expect(asOf('2025-01-01', '33rd-notice', earlierDateClaimed())).toBeUndefined());

  it('shows every word on a date, and by which of them the system goes', () =>
    expect(
      asOf('2024-03-01', '33rd-notice', rebased33rd(), earlierDateClaimed(), laterDateAdopted()),
    ).toMatchObject({
      effectiveOn: '2024-02-24',
      dateClaims: [
        { field: 'effectiveOn', date: { value: '2024-02-21' }, adopted: false },
        { field: 'effectiveOn', date: { value: '2024-02-24' }, adopted: true },
      ],
    }));
});

describe('The bounds of a change', () => {
  it('lie where those say that its own act does', () => {
    const versions = exportBanListChange.timeline(
      known(smallList.established()),
      'us-small-list first-edition',
    );
    expect(versions.map(({ basis }) => basis)).toContain('publisher-stated');
    const korean = exportBanListChange.timeline(known(established()), 'kr first-notice');
    expect(korean.map(({ basis }) => basis)).toEqual(['legal-act', 'legal-act']);
  });
});

describe('The total that a change should have led to', () => {
  it('is that before and what was added, and what the authority says where it rebased', () =>
    expect(
      reckoned(story).map(({ change: { changeId }, expectedTotal, difference }) => [
        changeId,
        expectedTotal,
        difference,
      ]),
    ).toEqual([
      ['first-notice', null, null],
      ['31st-notice', 798, 0],
      ['33rd-notice', 1480, -321],
      ['35th-notice', 1402, 0],
    ]));

  it('follows the promulgations where two take effect on one day', () => {
    const onOneDay = (changeId: string, promulgatedOn: string, net: number) =>
      may2025(
        changeId,
        expanded31st({
          ...{ changeId, net, statedTotal: null },
          ...{ effectiveOn: seoulDay('2025-01-01'), promulgatedOn: seoulDay(promulgatedOn) },
        }),
      );
    const [second, first] = [onOneDay('b', '2024-12-02', 1), onOneDay('a', '2024-12-01', 10)];
    const totals = reckoned([second, first, ...story]).slice(-2);
    expect(totals.map(({ expectedTotal }) => expectedTotal)).toEqual([1412, 1413]);
  });

  it('is counted on from the newest definite total for a change that is only announced', () => {
    const announced = may2025('37th-notice', announced35th({ changeId: '37th-notice', net: 10 }));
    expect(reckoned([announced, ...story]).at(-1)).toMatchObject({ expectedTotal: 1412 });
  });
});

describe('A period', () => {
  const within = (from?: string, to?: string, axis: 'effective' | 'known' = 'effective') =>
    story
      .filter((change) => fallsInto(change, { from, to, axis }, 'Asia/Seoul'))
      .sort(inOrder)
      .map(({ changeId }) => changeId);

  it.each([
    ['2024-02-24', '2024-02-24', ['33rd-notice']],
    ['2024-02-25', '2024-09-08', []],
    ['2023-04-28', '2024-09-09', ['31st-notice', '33rd-notice', '35th-notice']],
    [undefined, '2022-03-26', ['first-notice']],
    ['2024-09-09', undefined, ['35th-notice']],
  ])('from %s to %s holds %j', (from, to, expected) => expect(within(from, to)).toEqual(expected));

  it('without bounds holds every change, in the order of announcement or else of effect', () =>
    expect(within()).toEqual(['first-notice', '31st-notice', '33rd-notice', '35th-notice']));

  it('holds what is expected for a month that it touches', () => {
    const expectedOn = {
      verbatim: 'August',
      value: '2024-08',
      precision: 'month',
      zone: 'Asia/Seoul',
    } as const;
    const announced = asOf('2024-07-01', '35th-notice', announced35th({ expectedOn }));
    const holds = (from: string, to: string) =>
      announced && fallsInto(announced, { from, to, axis: 'effective' }, 'Asia/Seoul');
    expect(holds('2024-08-31', '2024-09-30')).toBe(true);
    expect(holds('2024-09-01', '2024-09-30')).toBe(false);
  });

  it('on the axis of knowledge holds a change if anything was learned of it then', () => {
    const [first, second] = known<ExportBanListFact>(announced35th(), expanded35th());
    const earlier = first && { ...first, recordedAt: '2026-01-01T00:00:00.000Z' };
    const [version] = exportBanListChange.timeline(
      [earlier, second].flatMap((fact) => fact ?? []),
      'kr-situational-licence 35th-notice',
    );
    const learned = (from: string, to: string) =>
      version && fallsInto(version.value, { from, to, axis: 'known' }, 'Asia/Seoul');
    expect(learned('2026-01-01', '2026-01-01')).toBe(true);
    expect(learned('2026-11-24', '2026-11-24')).toBe(true);
    expect(learned('2026-01-02', '2026-11-23')).toBe(false);
  });

  it('on the axis of knowledge holds what was recorded within its local days', () => {
    // Recorded at 05:00 UTC, which is two in the afternoon in Seoul.
    expect(within('2026-11-24', '2026-11-24', 'known')).toHaveLength(4);
    expect(within('2026-11-25', undefined, 'known')).toEqual([]);
  });
});
