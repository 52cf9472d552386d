import type { DevelopmentFact } from '@contracts';
import {
  armsTrade,
  known,
  newYorkDay,
  seoulDay,
  statements,
  ToldHistory,
  valueOn,
  whoInspects,
} from '@testing';

import { developments } from '../developments.read-model';
import { development } from './development.timeline';

const timeline = (...facts: readonly DevelopmentFact[]) =>
  development.timeline(known(...facts), 'a-development');

const on = (asOf: string, ...facts: readonly DevelopmentFact[]) =>
  valueOn(timeline(...facts), asOf, 'Asia/Seoul');

describe('An allegation', () => {
  const { alleged, evidenceReported, denied } = armsTrade;

  it('without a date holds from the day on which its source was published', () =>
    expect(timeline(alleged(), denied())).toMatchObject([
      {
        validFrom: '2024-06-19T15:00:00.000Z',
        validTo: null,
        basis: 'first-observed',
        value: {
          kind: 'allegation',
          status: 'denied',
          accusers: ['US', 'KR'],
          accused: ['RU', 'KP'],
          actors: ['KP', 'KR', 'RU', 'US'],
          denials: [{ deniedBy: ['RU', 'KP'] }],
          dates: [{ by: ['US', 'KR'], date: { value: null, verbatim: 'not stated' } }, {}],
        },
      },
    ]));

  it('is alleged until somebody denies it, and never denied before it is alleged', () => {
    const allegedOn = seoulDay('2024-03-01');
    const later = denied({ deniedOn: seoulDay('2024-04-01') });
    expect(on('2024-03-31', alleged({ allegedOn }), later)).toMatchObject({ status: 'alleged' });
    expect(on('2024-04-01', alleged({ allegedOn }), later)).toMatchObject({ status: 'denied' });
    const earlier = denied({ deniedOn: seoulDay('2024-02-01') });
    expect(on('2024-02-15', alleged({ allegedOn }), earlier)).toBeUndefined();
    expect(on('2024-03-01', alleged({ allegedOn }), earlier)).toMatchObject({ status: 'denied' });
  });

  it('is not denied before it is alleged, though somebody shows evidence before', () => {
    const shown = evidenceReported({ reportedOn: seoulDay('2024-01-05') });
    const facts = [
      ...[shown, alleged({ allegedOn: seoulDay('2024-03-01') })],
      denied({ deniedOn: seoulDay('2024-02-01') }),
    ];
    expect(on('2024-02-15', ...facts)).toMatchObject({ status: null });
    expect(on('2024-03-01', ...facts)).toMatchObject({ status: 'denied' });
  });

  it('may begin with what somebody shows, and is none until somebody accuses', () => {
    const reportedOn = seoulDay('2024-01-05');
    const shown = [alleged(), evidenceReported({ reportedOn })];
    expect(on('2024-02-01', ...shown)).toMatchObject({
      ...{ status: null, allegation: null, accusers: [], actors: ['UA'] },
      evidenceReported: [{ reportedBy: 'UA' }],
    });
    expect(on('2024-06-21', ...shown)).toMatchObject({ status: 'alleged', accusers: ['US', 'KR'] });
    expect(on('2024-02-01', evidenceReported({ reportedOn }), denied())).toMatchObject({
      ...{ status: null, denials: [] },
    });
  });
});

describe('What somebody said', () => {
  it.each([
    [statements.tokyo(), { kind: 'position', status: 'declared', stance: 'concern' }],
    [
      statements.seoul(),
      { kind: 'policy', status: 'reassessed', from: 'not-supplied', to: 'under-review' },
    ],
    [statements.incompatible(), { kind: 'incompatibility', status: 'asserted' }],
  ])('stands from its day on', (fact, value) =>
    expect(timeline(fact)).toMatchObject([
      { validFrom: '2024-06-19T15:00:00.000Z', validTo: null, basis: 'publisher-stated', value },
    ]),
  );

  it('known to the month stands from the last day of it, first observed', () => {
    const declaredOn = {
      ...{ verbatim: 'this June', value: '2024-06', precision: 'month' as const },
      zone: 'Asia/Seoul',
    };
    expect(timeline(statements.tokyo({ declaredOn }))).toMatchObject([
      { validFrom: '2024-06-29T15:00:00.000Z', basis: 'first-observed' },
    ]);
  });

  it('by an act of another kind changes nothing', () =>
    expect(timeline(statements.tokyo(), statements.seoul())).toMatchObject([
      { value: { kind: 'position', actors: ['JP'] } },
    ]));
});

describe('An inspection question', () => {
  const { opened, answered } = whoInspects;

  it('is open from the veto on, and answered from the announcement on', () => {
    expect(on('2024-03-28', opened(), answered())).toBeUndefined();
    expect(on('2024-10-15', opened(), answered())).toMatchObject({ status: 'open', body: null });
    expect(on('2024-10-16', opened(), answered())).toMatchObject({
      ...{ status: 'answered', body: 'Multilateral Sanctions Monitoring Team' },
      because: [opened().data.because],
    });
  });

  it('begins with the first veto that raised it', () => {
    const second = { because: answered().data.because, openedOn: newYorkDay('2024-02-01') };
    expect(timeline(opened(), opened(second))[0]).toMatchObject({
      ...{ validFrom: '2024-02-01T05:00:00.000Z', value: { because: [second.because] } },
    });
  });

  it('that was withdrawn is none, whatever answered it', () =>
    expect(timeline(answered())).toEqual([]));
});

describe('What was known', () => {
  const { stream, alleged, denied } = armsTrade;
  const asOf = '2024-06-21T00:00:00.000Z';

  it('stays as it was, whatever is recorded or retracted later', async () => {
    const history = new ToldHistory();
    const first = await history.tell(stream, alleged());
    const second = await history.tell(stream, denied());
    const third = await history.correct(second);
    const statusAt = async (position: bigint) => {
      const found = await history.rows.find(developments, development, { asOf, position });
      return found.map(({ key, value }) => [key, value.status]);
    };
    expect(await statusAt(first)).toEqual([[armsTrade.development, 'alleged']]);
    expect(await statusAt(second)).toEqual([[armsTrade.development, 'denied']]);
    expect(await statusAt(third)).toEqual([[armsTrade.development, 'alleged']]);
    const fourth = await history.correct(first);
    expect(await statusAt(fourth)).toEqual([]);
    expect(await statusAt(second)).toEqual([[armsTrade.development, 'denied']]);
  });
});
