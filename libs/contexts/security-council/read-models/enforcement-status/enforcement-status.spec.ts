import { regime1718, type ToldHistory } from '@testing';

import { RegimeUnknown } from '../answers/answer.errors';
import { toldRegimes } from '../told-regimes.fixture';
import { EnforcementStatusHandler, EnforcementStatusQuery } from './enforcement-status.query';
import { SanctionsRegimesHandler, SanctionsRegimesQuery } from './sanctions-regimes.query';

let told: Awaited<ReturnType<typeof toldRegimes>>;

const asking = ({ rows }: ToldHistory) => new EnforcementStatusHandler(rows, told.archive);

const status = (regime: string, asOf?: string, position = told.position) =>
  asking(told.history).execute(
    new EnforcementStatusQuery({ regime, asOf, position, now: told.now }),
  );

beforeAll(async () => {
  told = await toldRegimes();
});

describe('The enforcement status of regime 1718', () => {
  it.each([
    ['2006-10-13', 'none', 'none', []],
    ['2006-10-14T03:59:59.999Z', 'none', 'none', []],
    ['2006-10-14T04:00:00.000Z', 'in-force', 'none', ['committee']],
    ['2009-06-11', 'in-force', 'none', ['committee']],
    ['2024-03-27', 'in-force', 'active', ['committee']],
    ['2024-03-28T03:59:59.999Z', 'in-force', 'active', ['committee']],
    ['2024-03-28', 'in-force', 'renewal-blocked', ['committee']],
    ['2024-04-30', 'in-force', 'renewal-blocked', ['committee']],
    ['2024-05-01T03:59:59.999Z', 'in-force', 'renewal-blocked', ['committee']],
    ['2024-05-01', 'in-force', 'lapsed', ['committee']],
    ['2024-10-15T14:59:59.999Z', 'in-force', 'lapsed', ['committee']],
    ['2024-10-16', 'in-force', 'lapsed', ['committee', 'outside-un']],
  ])('on %s: measures %s, monitoring %s, oversight %j', async (asOf, ...axes) => {
    const [measures, monitoring, oversight] = axes;
    expect((await status('1718', asOf)).data).toMatchObject({ measures, monitoring, oversight });
  });

  it('says who blocked what, until when, and between which instants it holds', async () => {
    const { data, meta } = await status('1718', '2024-03-28');
    expect(data).toMatchObject({
      regime: '1718',
      monitoringBody: 'Panel of Experts',
      mandateEndsOn: '2024-04-30',
      blockedBy: ['RUS'],
      since: '2024-03-28T04:00:00.000Z',
      until: '2024-05-01T04:00:00.000Z',
    });
    expect(meta).toMatchObject({
      asOf: '2024-03-28',
      instants: { 'America/New_York': '2024-03-28T04:00:00.000Z' },
      modelVersion: 'security-council@1',
      coverage: 'complete',
      freshness: [
        {
          ...{ source: 'sanctions-regime/1718', stale: false },
          ...{ lastChecked: '2024-05-02', lastAccepted: '2024-10-16' },
        },
      ],
    });
  });

  it('leaves out what there is not', async () => {
    const { data } = await status('1718', '2006-10-13');
    expect(data).not.toHaveProperty('mandateEndsOn');
    expect(data).not.toHaveProperty('monitoringBody');
    expect(data).not.toHaveProperty('since');
    expect(data.until).toBe('2006-10-14T04:00:00.000Z');
  });

  it('derives from the founding act, the mandate, the block and the look', async () => {
    const { data } = await status('1718', '2024-05-01');
    const facts = told.history.log.facts;
    const types = data.derivedFrom?.map((id) => facts.find((fact) => fact.id === id)?.type);
    expect(types).toEqual([
      'SanctionsRegimeEstablished',
      'MonitoringMandateExtended',
      'SanctionsInspectionBlocked',
      'StatusConfirmed',
    ]);
  });

  it('was active on the day of the veto as far as was known before it', async () => {
    expect((await status('1718', '2024-03-28', 5n)).data.monitoring).toBe('active');
    expect((await status('1718', '2024-03-28', 7n)).data.monitoring).toBe('renewal-blocked');
  });

  it('shows no half of a commit', async () =>
    expect((await status('1718', '2024-03-28', 6n)).data.monitoring).toBe('active'));

  it('was in doubt after the last day for as long as nobody had looked', async () => {
    const { data, meta } = await status('1718', '2024-05-01', 7n);
    expect(data.monitoring).toBe('renewal-blocked');
    expect(meta).toMatchObject({
      coverage: 'incomplete',
      incomplete: [{ reason: 'renewal-unconfirmed' }],
    });
  });

  it('forgets a block that is retracted, and leaves older answers alone', async () => {
    const { history, position: before } = await toldRegimes();
    const eventIds = history.log.facts.slice(5, 7).map(({ id }) => id);
    const data = { eventIds, subject: 'S/2024/255', reason: 'Misread the record.' };
    const position = await history.tell(regime1718.stream, { type: 'FactRetracted', data });
    const at = async (known: bigint) => {
      const asked = { regime: '1718', asOf: '2024-03-28', position: known, now: told.now };
      return (await asking(history).execute(new EnforcementStatusQuery(asked))).data;
    };
    expect(await at(position)).toMatchObject({ monitoring: 'active', blockedBy: [] });
    expect(await at(before)).toMatchObject({ monitoring: 'renewal-blocked' });
  });
});

describe('The enforcement status', () => {
  it.each([
    ['2374', '2023-08-31', 'in-force', 'active'],
    ['2374', '2023-09-01', 'terminated', 'active'],
    ['2374', '2023-10-01', 'terminated', 'lapsed'],
    ['1737', '2016-01-16', 'terminated', 'unknown'],
    ['1737', '2025-09-27T23:59:59.999Z', 'terminated', 'unknown'],
    ['1737', '2025-09-28T00:00:00.000Z', 'contested', 'unknown'],
    ['1737', '2025-09-29', 'contested', 'unknown'],
  ])('of %s on %s: measures %s, monitoring %s', async (regime, asOf, measures, monitoring) =>
    expect((await status(regime, asOf)).data).toMatchObject({ measures, monitoring }),
  );

  it('is found by a name that the regime was given later', async () => {
    expect((await status('2713', '2026-01-01')).data.regime).toBe('751');
    expect((await status('751/1907', '2026-01-01')).data.regime).toBe('751');
  });

  it('of a regime that nobody recorded, or not yet, is refused', async () => {
    await expect(status('1267')).rejects.toThrow(RegimeUnknown);
    await expect(status('751', '2026-01-01', 11n)).rejects.toThrow(RegimeUnknown);
  });

  it('is stale once the last look is older than the regime may rest', async () => {
    expect((await status('751', '2027-01-16')).meta.freshness[0]?.stale).toBe(false);
    const { meta } = await status('751', '2027-01-17');
    expect(meta.freshness[0]?.stale).toBe(true);
    expect(meta.incomplete.map(({ reason }) => reason)).toContain('stale');
  });
});

describe('The regimes', () => {
  const regimes = async (asOf: string, value?: 'outside-un' | 'terminated' | 'active') => {
    const find = jest.spyOn(told.history.rows, 'find');
    const asked = { asOf, status: value, position: told.position, now: told.now };
    const handler = new SanctionsRegimesHandler(told.history.rows, told.archive);
    const { data } = await handler.execute(new SanctionsRegimesQuery(asked));
    expect(find).toHaveBeenCalledTimes(1);
    find.mockRestore();
    return data.map(({ regime }) => regime);
  };

  it('are listed by their resolutions, in one look', async () =>
    expect(await regimes('2026-01-01')).toEqual(['751', '1718', '1737', '2374']));

  it('are those of which any axis has the value', async () => {
    expect(await regimes('2024-10-16', 'outside-un')).toEqual(['1718']);
    expect(await regimes('2024-10-16', 'terminated')).toEqual(['1737', '2374']);
    expect(await regimes('2026-01-01', 'active')).toEqual(['751']);
  });
});
