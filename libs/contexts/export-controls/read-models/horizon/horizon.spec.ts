import type { NewFact } from '@platform/event-log';
import {
  beijingDay,
  InMemoryEvidenceArchive,
  koreanList,
  seoulDay,
  smallList,
  suspendedList,
  ToldHistory,
  washingtonDay,
} from '@testing';

import { ExportControlsHorizonHandler, ExportControlsHorizonQuery } from './horizon.query';

type Told = readonly [stream: string, ...facts: NewFact[]];

const horizon = async (told: readonly Told[], asOf: string, until: string) => {
  const history = new ToldHistory();
  for (const [stream, ...facts] of told) await history.tell(stream, ...facts);
  const { position } = await history.log.head();
  const handler = new ExportControlsHorizonHandler(history.rows, new InMemoryEvidenceArchive());
  const asked = { asOf, until, position, now: '2026-11-24T05:00:00.000Z' };
  return handler.execute(new ExportControlsHorizonQuery(asked));
};

const upcoming = async (...asked: Parameters<typeof horizon>) => (await horizon(...asked)).data;

const { established, itemised, expanded, secondItemised, provision } = smallList;
const suspended: Told = [
  suspendedList.stream,
  suspendedList.established(),
  suspendedList.suspended(),
];

describe('The horizon of a change that is promulgated', () => {
  const told: Told[] = [
    [smallList.stream, established(), itemised(), expanded(), secondItemised()],
  ];
  const midnight = '2025-01-15T05:00:00.000Z';

  it('names its day, as it begins where the authority sits', async () =>
    expect(await upcoming(told, '2025-01-12', '2025-03-01T00:00:00.000Z')).toMatchObject([
      {
        ...{ kind: 'rule-takes-effect', list: 'us-small-list', changeId: 'second-edition' },
        ...{ on: '2025-01-15', effectiveOn: '2025-01-15', at: midnight },
        ...{ position: '3', evidence: [] },
      },
    ]));

  it('ends with the last instant that is asked for, and includes it', async () => {
    expect(await upcoming(told, '2025-01-12', midnight)).toHaveLength(1);
    expect(await upcoming(told, '2025-01-12', '2025-01-15T04:59:59.999Z')).toEqual([]);
  });

  it('holds nothing that has come, nor what nobody has heard of', async () => {
    const until = '2025-03-01T00:00:00.000Z';
    expect(await upcoming(told, '2025-01-15T04:59:59.999Z', until)).toHaveLength(1);
    expect(await upcoming(told, midnight, until)).toEqual([]);
    expect(await upcoming(told, '2025-01-09', until)).toEqual([]);
  });
});

describe('The horizon of a list that is founded', () => {
  it('names each provision that is still to begin, once', async () => {
    const provisions = [
      provision({ effectiveOn: washingtonDay('2024-03-01') }),
      provision({ provision: 'tier 2', effectiveOn: washingtonDay('2024-05-01') }),
    ];
    const told: Told[] = [[smallList.stream, established({ provisions })]];
    expect(await upcoming(told, '2024-02-24', '2024-12-01T00:00:00.000Z')).toMatchObject([
      { kind: 'rule-takes-effect', provision: 'tier 1', on: '2024-03-01' },
      {
        ...{ kind: 'rule-takes-effect', provision: 'tier 2', on: '2024-05-01' },
        citation: '15 CFR part 746',
      },
    ]);
  });
});

describe('The horizon of a suspension', () => {
  it('names the day after its last one, which nobody has confirmed', async () => {
    const found = await upcoming([suspended], '2026-10-01', '2026-12-01T00:00:00.000Z');
    expect(found.map((each) => each.provision)).toEqual(['1(1)', '1(2)', '1(3)']);
    expect(found[0]).toMatchObject({
      ...{ kind: 'rule-resumes', on: '2026-11-11', at: '2026-11-10T16:00:00.000Z' },
      ...{ suspendedUntil: '2026-11-10', resumesOn: '2026-11-11', confirmed: false },
      citation: 'Announcement 61 of 2025, 1(1)',
    });
  });

  it('is confirmed once somebody saw the rule in force', async () => {
    const seen = suspendedList.confirmed({ stage: 'in-force', seenOn: beijingDay('2026-11-12') });
    const told: Told[] = [[...suspended, seen]];
    const found = await upcoming(told, '2026-10-01', '2026-12-01T00:00:00.000Z');
    expect(found.map(({ confirmed }) => confirmed)).toEqual([true, true, true]);
  });

  it('holds nothing of one whose end has passed or is not known', async () => {
    const until = '2027-12-01T00:00:00.000Z';
    expect(await upcoming([suspended], '2026-11-11', until)).toEqual([]);
    const endless: Told = [
      suspendedList.stream,
      suspendedList.established(),
      suspendedList.suspended({ suspendedUntil: null }),
    ];
    expect(await upcoming([endless], '2026-10-01', until)).toEqual([]);
  });
});

describe('The horizon of an announcement', () => {
  const announced = (expectedOn: Parameters<typeof koreanList.announced35th>[0]): Told => [
    koreanList.stream,
    koreanList.established(),
    koreanList.announced35th(expectedOn),
  ];
  const [asOf, until] = ['2024-07-01', '2024-12-01T00:00:00.000Z'] as const;

  it('names the day that is expected, and calls it that', async () => {
    const told = announced({ expectedOn: seoulDay('2024-08-28') });
    expect(await upcoming([told], asOf, until)).toMatchObject([
      { kind: 'change-expected', changeId: '35th-notice', on: '2024-08-28' },
    ]);
  });

  it('holds nothing that is expected some time', async () => {
    const month = { ...seoulDay('2024-08', 'August'), precision: 'month' as const };
    expect(await upcoming([announced({ expectedOn: month })], asOf, until)).toEqual([]);
    expect(await upcoming([announced({ expectedOn: null })], asOf, until)).toEqual([]);
  });
});

describe('The horizon of a list as a whole', () => {
  const [asOf, until] = ['2026-12-01', '2027-12-01T00:00:00.000Z'] as const;
  const told = async (...facts: NewFact[]) =>
    upcoming([[suspendedList.stream, suspendedList.established(), ...facts]], asOf, until);
  const day = beijingDay('2027-02-01');

  it('names when it ends, when it is suspended and when an act resumes it', async () => {
    const of = { list: 'cn-mofcom-61-2025', on: '2027-02-01' };
    expect(await told(suspendedList.withdrawn({ endedFrom: day }))).toMatchObject([
      { ...of, kind: 'rule-ends', changeId: 'withdrawal' },
    ]);
    expect(await told(suspendedList.suspended({ suspendedOn: day }))).toMatchObject([
      { ...of, kind: 'rule-suspended', changeId: 'announcement-70' },
    ]);
    const resumed = suspendedList.resumed({ resumedOn: day });
    expect(await told(suspendedList.suspended({ suspendedUntil: null }), resumed)).toMatchObject([
      { ...of, kind: 'rule-resumes', changeId: 'resumption' },
    ]);
  });
});

describe('The horizon of several lists', () => {
  it('has the soonest first, in the envelope of every answer', async () => {
    const late: Told = [
      smallList.stream,
      established({ provisions: [provision({ effectiveOn: washingtonDay('2026-12-01') })] }),
    ];
    const { data, meta } = await horizon(
      [late, suspended],
      '2026-10-01',
      '2027-01-01T00:00:00.000Z',
    );
    expect(data.map(({ on }) => on)).toEqual([
      ...['2026-11-11', '2026-11-11', '2026-11-11', '2026-12-01'],
    ]);
    expect(meta).toMatchObject({ asOf: '2026-10-01', modelVersion: 'export-controls@2' });
    expect(Object.keys(meta.instants).sort()).toEqual(['America/New_York', 'Asia/Shanghai']);
  });
});
