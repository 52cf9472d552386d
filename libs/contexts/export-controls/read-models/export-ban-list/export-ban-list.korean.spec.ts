import type { ExportBanListFact } from '@contracts';
import { koreanList, known, seoulDay, valueOn } from '@testing';

import { exportBanList } from './export-ban-list.timeline';

const { established, expanded31st, rebased33rd, announced35th, expanded35th } = koreanList;
const { earlierDateClaimed, laterDateAdopted, reduced36th } = koreanList;

const story = [established(), expanded31st(), rebased33rd(), announced35th(), expanded35th()];

const asOf = (day: string, ...facts: ExportBanListFact[]) =>
  valueOn(exportBanList.timeline(known(...facts), 'kr-situational-licence'), day, 'Asia/Seoul');

describe('The total of a list', () => {
  it.each([
    ['2022-03-25', null],
    ['2022-03-26', 57],
    ['2023-04-27', 57],
    ['2023-04-28', 798],
    ['2024-02-23', 798],
    ['2024-02-24', 1159],
    ['2024-09-08', 1159],
    ['2024-09-08T14:59:59Z', 1159],
    ['2024-09-08T15:00:00Z', 1402],
    ['2024-09-09', 1402],
    ['2060-01-01', 1402],
  ])('on %s is %s', (day, total) => expect(asOf(day, ...story)?.total).toBe(total));

  it('follows the days of effect, not those of announcement or of knowledge', () => {
    const slow = expanded31st({
      changeId: 'slow',
      effectiveOn: seoulDay('2024-12-01'),
      statedTotal: 9,
    });
    const early = announced35th({ changeId: 'slow', announcedOn: seoulDay('2022-05-01') });
    expect(asOf('2024-12-01', slow, early, ...story)?.total).toBe(9);
  });

  it('of one day is that of the act that was promulgated last', () => {
    const second = reduced36th({ effectiveOn: seoulDay('2024-09-09'), statedTotal: 1400 });
    const first = expanded35th({ promulgatedOn: seoulDay('2024-09-02') });
    const promulgated = {
      ...second,
      data: { ...second.data, promulgatedOn: seoulDay('2024-09-03') },
    };
    expect(asOf('2024-09-09', established(), promulgated, first)?.total).toBe(1400);
  });

  it('goes on from a stated difference where no total is stated', () =>
    expect(asOf('2025-03-10', ...story, reduced36th({ statedTotal: null, net: -2 }))?.total).toBe(
      1400,
    ));

  it('is not known after a change of which no number is stated', () =>
    expect(
      asOf('2025-03-10', ...story, reduced36th({ statedTotal: null, net: null }))?.total,
    ).toBeNull());

  it('rests on the act that states it', () =>
    expect(asOf('2024-09-09', ...story)?.restsOn).toEqual([
      { eventId: 'fact-5', position: '5', evidence: ['document-5'] },
    ]));

  it('rests on every act that it was reckoned from', () =>
    expect(
      asOf('2025-03-10', ...story, reduced36th({ statedTotal: null }))?.restsOn.map(
        ({ eventId }) => eventId,
      ),
    ).toEqual(['fact-5', 'fact-6']));

  it('is not known after a part of the list was withdrawn', () => {
    const withdrawn: ExportBanListFact = {
      type: 'ExportBanListWithdrawn',
      data: {
        list: 'kr-situational-licence',
        changeId: 'withdrawal',
        instrument: '40th partial amendment',
        provisions: 'all',
        endedFrom: seoulDay('2025-06-01'),
      },
    };
    expect(asOf('2025-05-31', ...story, withdrawn)?.total).toBe(1402);
    expect(asOf('2025-06-01', ...story, withdrawn)).toMatchObject({
      total: null,
      provisions: [{ stage: 'ended' }],
    });
  });
});

describe('A list before it was established', () => {
  it('has no total and no provisions, and says so', () =>
    expect(asOf('2022-03-24', ...story)).toMatchObject({
      established: false,
      total: null,
      provisions: [],
    }));

  it('is established from promulgation on, before it has any effect', () =>
    expect(asOf('2022-03-25', ...story)).toMatchObject({
      established: true,
      total: null,
      provisions: [{ provision: 'annex 2-2', stage: 'promulgated' }],
      pending: [{ changeId: 'first-notice', stage: 'promulgated', statedTotal: 57 }],
      nextEffectiveOn: '2022-03-26',
    }));

  it('is none at all without its founding act', () =>
    expect(asOf('2024-09-09', expanded31st(), expanded35th())).toBeUndefined());
});

describe('A pending change', () => {
  const notice = announced35th({
    announcedOn: seoulDay('2024-06-28'),
    expectedOn: {
      verbatim: 'late August',
      value: '2024-08',
      precision: 'month',
      zone: 'Asia/Seoul',
    },
    net: null,
    statedTotal: null,
  });

  it.each([
    ['2024-06-19', 0],
    ['2024-06-20', 1],
    ['2024-09-08', 1],
    ['2024-09-09', 0],
  ])('on %s: %s of them', (day, count) =>
    expect(asOf(day, ...story, notice)?.pending).toHaveLength(count),
  );

  it('flips nothing by being expected', () =>
    expect(asOf('2024-08-31', ...story, notice)).toMatchObject({
      total: 1159,
      edition: '33rd-notice',
    }));

  it('is one change for two announcements, each being the latest word on what it states', () =>
    expect(asOf('2024-06-28', ...story, notice)?.pending).toMatchObject([
      {
        changeId: '35th-notice',
        stage: 'announced',
        net: 243,
        statedTotal: 1402,
        expectedOn: { verbatim: 'late August' },
        effectiveOn: null,
        restsOn: [{ eventId: 'fact-4' }, { eventId: 'fact-6' }],
      },
    ]));

  it('was not expected for any day before the notice said so', () =>
    expect(asOf('2024-06-27', ...story, notice)?.pending[0]?.expectedOn).toBeNull());

  it('has its definite day and number from its promulgation on', () => {
    const promulgated = expanded35th({ promulgatedOn: seoulDay('2024-09-02'), net: 244 });
    const facts = [established(), announced35th(), promulgated];
    expect(asOf('2024-09-01', ...facts)).toMatchObject({
      pending: [{ stage: 'announced', net: 243, effectiveOn: null }],
      nextEffectiveOn: null,
    });
    expect(asOf('2024-09-02', ...facts)).toMatchObject({
      pending: [{ stage: 'promulgated', net: 244, effectiveOn: '2024-09-09' }],
      nextEffectiveOn: '2024-09-09',
    });
  });

  it('that was announced for a month only has come on the last day that it can have been', () => {
    const june = {
      verbatim: 'June',
      value: '2024-06',
      precision: 'month',
      zone: 'Asia/Seoul',
    } as const;
    const vague = announced35th({ announcedOn: june });
    expect(asOf('2024-06-29', established(), vague)?.pending).toHaveLength(0);
    expect(asOf('2024-06-30', established(), vague)?.pending).toHaveLength(1);
    const bounded = announced35th({ announcedOn: { ...june, notAfter: '2024-06-20' } });
    expect(asOf('2024-06-20', established(), bounded)?.pending).toHaveLength(1);
  });

  it('stands in the order of announcements', () => {
    const earlier = announced35th({ changeId: '34th-notice', announcedOn: seoulDay('2024-06-01') });
    const facts = [established(), announced35th(), earlier];
    expect(asOf('2024-07-01', ...facts)?.pending.map(({ changeId }) => changeId)).toEqual([
      '34th-notice',
      '35th-notice',
    ]);
  });
});

describe('A date in dispute', () => {
  const disputed = [...story, earlierDateClaimed(), laterDateAdopted()];

  it.each([
    ['2024-02-20', 0],
    ['2024-02-21', 1],
    ['2024-02-23', 1],
    ['2024-02-24', 0],
  ])('on %s shows %s disputes', (day, count) =>
    expect(asOf(day, ...disputed)?.disputed).toHaveLength(count),
  );

  it('names each source, and flips by the one that was adopted', () =>
    expect(asOf('2024-02-22', ...disputed)).toMatchObject({
      total: 798,
      disputed: [
        {
          changeId: '33rd-notice',
          field: 'effectiveOn',
          values: [
            {
              date: { value: '2024-02-21' },
              source: 'Kim & Chang, newsletter 29239',
              adopted: false,
            },
            { date: { value: '2024-02-24' }, source: 'MOTIE Notice 2024-31', adopted: true },
          ],
        },
      ],
    }));

  it('flips by the other one where that was adopted', () => {
    const adopted = laterDateAdopted({ adopted: seoulDay('2024-02-21'), rejected: [] });
    expect(asOf('2024-02-21', ...story, earlierDateClaimed(), adopted)).toMatchObject({
      total: 1159,
      disputed: [{ values: [{ adopted: true }, { adopted: false }] }],
    });
  });

  it('goes by the newest decision', () => {
    const first = laterDateAdopted({ adopted: seoulDay('2024-02-21'), rejected: [] });
    const facts = [...story, earlierDateClaimed(), first, laterDateAdopted()];
    expect(asOf('2024-02-22', ...facts)?.total).toBe(798);
  });

  it('is told by its sources in their order, where they say the same', () => {
    const word = (source: string) => earlierDateClaimed({ source });
    const facts = [...story, word('b'), word('c'), word('a')];
    const values = asOf('2024-02-22', ...facts)?.disputed[0]?.values ?? [];
    expect(values.map(({ source }) => source)).toEqual(['a', 'b', 'c', 'MOTIE Notice 2024-31']);
  });

  it('goes by the act as long as nothing was adopted', () =>
    expect(asOf('2024-02-22', ...story, earlierDateClaimed())).toMatchObject({
      total: 798,
      disputed: [{ values: [{ adopted: false }, { adopted: true }] }],
    }));
});
