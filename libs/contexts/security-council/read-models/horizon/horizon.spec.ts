import type { SanctionsRegimeFact } from '@contracts';
import { InMemoryEvidenceArchive, newYorkDay, regime1718, ToldHistory } from '@testing';

import { toldRegimes } from '../told-regimes.fixture';
import { HorizonHandler, HorizonQuery } from './horizon.query';

let told: Awaited<ReturnType<typeof toldRegimes>>;

beforeAll(async () => {
  told = await toldRegimes();
});

const asked = (over: object) => ({ position: told.position, now: told.now, ...over });

const horizonOf = async (facts: readonly SanctionsRegimeFact[], asOf: string, until: string) => {
  const history = new ToldHistory();
  const position = await history.tell(regime1718.stream, regime1718.established(), ...facts);
  const handler = new HorizonHandler(history.rows, new InMemoryEvidenceArchive());
  const query = new HorizonQuery({ asOf, until, position, now: '2026-11-24T05:00:00.000Z' });
  return (await handler.execute(query)).data;
};

describe('The horizon', () => {
  const horizon = async (asOf: string, until: string) => {
    const query = new HorizonQuery({ until, ...asked({ asOf }) });
    return (await new HorizonHandler(told.history.rows, told.archive).execute(query)).data;
  };

  it('holds the mandates that end, and says whether they did', async () =>
    expect(await horizon('2024-03-15', '2024-05-14T04:00:00.000Z')).toMatchObject([
      { kind: 'mandate-ends', regime: '1718', endsOn: '2024-04-30', confirmed: true },
    ]));

  it('holds both clocks of a regime, soonest first', async () =>
    expect(await horizon('2026-11-24', '2027-02-22T05:00:00.000Z')).toMatchObject([
      { kind: 'measures-end', regime: '751', endsOn: '2026-11-30', confirmed: false },
      { kind: 'mandate-ends', regime: '751', endsOn: '2026-12-31', confirmed: false },
    ]));

  it.each([
    ['2024-05-01T03:59:59.999Z', 0],
    ['2024-05-01T04:00:00.000Z', 1],
  ])('until %s includes its own instant: %i', async (until, count) =>
    expect(await horizon('2024-04-01', until)).toHaveLength(count),
  );

  it('holds nothing that was to end before, confirmed or not', async () => {
    const until = '2024-06-01T04:00:00.000Z';
    const query = new HorizonQuery({ until, ...asked({ asOf: '2024-05-01', position: 7n }) });
    const { data, meta } = await new HorizonHandler(told.history.rows, told.archive).execute(query);
    expect(data).toEqual([]);
    expect(meta.incomplete).toMatchObject([{ reason: 'renewal-unconfirmed' }]);
  });

  it('holds nothing that has ended', async () =>
    expect(await horizon('2024-05-01', '2024-06-01T04:00:00.000Z')).toEqual([]));

  it('holds no end of a mandate that is over, however long it may have lasted', async () => {
    const endsOn = { ...newYorkDay('2024-04', 'April 2024'), precision: 'month' as const };
    const extended = regime1718.panelExtended({ endsOn });
    const seen = regime1718.confirmed({ seenOn: newYorkDay('2024-04-15') });
    const until = '2024-06-01T04:00:00.000Z';
    expect(await horizonOf([extended], '2024-04-20', until)).toHaveLength(1);
    expect(await horizonOf([extended, seen], '2024-04-20', until)).toEqual([]);
  });
});

describe('The horizon of a measure', () => {
  const cap = regime1718.firstCapImposed();
  const [begins, until] = ['2017-10-01T04:00:00.000Z', '2017-12-31T05:00:00.000Z'] as const;

  it('names the day on which it takes effect, from the day on which it is decided', async () => {
    const found = await horizonOf([cap], '2017-09-11', until);
    expect(found).toMatchObject([
      {
        ...{ kind: 'rule-takes-effect', regime: '1718', measure: '2375-14-refined-petroleum' },
        ...{ on: '2017-10-01', effectiveOn: '2017-10-01', at: begins, by: 'S/RES/2375(2017)' },
        derivedFrom: [expect.any(String)],
      },
    ]);
    expect(await horizonOf([cap], '2017-09-10', until)).toEqual([]);
    expect(await horizonOf([cap], '2017-09-11', begins)).toHaveLength(1);
    expect(await horizonOf([cap], '2017-09-11', '2017-10-01T03:59:59.999Z')).toEqual([]);
    expect(await horizonOf([cap], begins, until)).toEqual([]);
  });

  it('names none that will not bind: its regime is over by then', async () => {
    const over = regime1718.terminated({ endedFrom: newYorkDay('2017-09-20') });
    const kinds = (await horizonOf([cap, over], '2017-09-11', until)).map(({ kind }) => kind);
    expect(kinds).toEqual(['regime-ends']);
  });

  it('names the last day of what eases it or lets somebody through', async () => {
    const eased = regime1718.eased({ endsOn: newYorkDay('2025-06-30') });
    const exempted = regime1718.exempted({ endsOn: newYorkDay('2025-05-31') });
    const facts = [regime1718.measureImposed(), eased, exempted];
    const asOf = ['2025-05-01', '2025-07-02T04:00:00.000Z'] as const;
    const measure = '2397-7-industrial-machinery';
    const of = { kind: 'easing-ends', regime: '1718', measure, confirmed: false };
    expect(await horizonOf(facts, ...asOf)).toMatchObject([
      { ...of, easing: 'civil-aircraft-spare-parts', endsOn: '2025-05-31' },
      { ...of, easing: 'railway-equipment', endsOn: '2025-06-30' },
    ]);
    const seenOn = newYorkDay('2025-07-15');
    const seen = regime1718.confirmed({ subject: measure, stage: 'in-force', seenOn });
    const confirmed = (await horizonOf([...facts, seen], ...asOf)).map(
      (each) => 'confirmed' in each && each.confirmed,
    );
    expect(confirmed).toEqual([true, true]);
  });
});

describe('The horizon of a regime', () => {
  it('names its end and when it applies again, as far as they are recorded', async () => {
    const facts = [regime1718.terminated(), regime1718.reinstated()];
    const until = '2025-12-31T05:00:00.000Z';
    expect(await horizonOf(facts, '2025-02-01', until)).toMatchObject([
      { kind: 'regime-ends', on: '2025-03-01', at: '2025-03-01T05:00:00.000Z' },
      { kind: 'rule-resumes', on: '2025-09-27', at: '2025-09-28T00:00:00.000Z' },
    ]);
    expect(await horizonOf(facts, '2025-09-28T00:00:00.000Z', until)).toEqual([]);
  });

  it('says by which resolution, where there is one', async () => {
    const lapse = regime1718.terminated({ by: 'lapse', terminatedBy: null });
    const [end] = await horizonOf([lapse], '2025-02-01', '2025-12-31T05:00:00.000Z');
    expect(end).toMatchObject({ kind: 'regime-ends' });
    expect(end).not.toHaveProperty('by');
    expect(end).not.toHaveProperty('measure');
  });
});
