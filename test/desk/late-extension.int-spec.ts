import { curatorAt, idOf, newYork, shownFor, type Curator, type Written } from '../harness/curator';
import { openTestDesk, type TestDesk } from '../harness/test-desk';

const stream = 'sanctions-regime/1718';
const mandate = 'panel-of-experts';
const firstDayWithout = '2024-05-01T04:00:00.000Z';

type Knowing = Readonly<{ knownAt?: string }>;

describe('An extension that became known after the end was recorded', () => {
  let desk: TestDesk;
  let curator: Curator;
  let extended: Written;
  let ended: Written;
  let returned: Written;

  const at = (asOf: string, { knownAt }: Knowing) =>
    `asOf=${asOf}${knownAt === undefined ? '' : `&knownAt=position:${knownAt}`}`;

  const statusOn = async (asOf: string, knowing: Knowing = {}) => {
    const { body } = await desk.get(
      `/v1/sanctions-regimes/1718/enforcement-status?${at(asOf, knowing)}`,
    );
    return body as { data: { monitoring: string }; meta: object };
  };

  const monitoringOn = async (asOf: string, knowing: Knowing = {}) =>
    (await statusOn(asOf, knowing)).data.monitoring;

  const lookedAt = async () => {
    const { body } = await desk.get(`/v1/events?stream=${stream}&type=StatusConfirmed`);
    return (body.data as { eventId: string }[]).map(({ eventId }) => eventId);
  };

  const horizon = async (asOf: string, knowing: Knowing = {}) => {
    const { body } = await desk.get(`/v1/mandates?endsWithin=P400D&${at(asOf, knowing)}`);
    return (body.data as { regime?: string }[]).filter(({ regime }) => regime === '1718');
  };

  beforeAll(async () => {
    desk = await openTestDesk();
    curator = await curatorAt(desk);
    ended = await curator.record({
      ...{ type: 'MonitoringMandateExpired', stream },
      data: { regime: '1718', mandate, endedOn: newYork('2024-04-30') },
    });
    extended = await curator.record({
      ...{ type: 'MonitoringMandateExtended', stream },
      data: {
        ...{ regime: '1718', mandate, body: 'Panel of Experts', extendedBy: 'S/RES/2999(2024)' },
        ...{ decidedOn: newYork('2024-04-29'), endsOn: newYork('2025-04-30') },
      },
    });
  }, 60_000);

  afterAll(() => desk.close());

  it('was shown before, with the answers that it changes', () =>
    expect(shownFor(extended, 'enforcement-status', firstDayWithout)).toContainEqual({
      ...{ field: 'monitoring', before: 'lapsed', after: 'active' },
    }));

  it('is one commit with the retraction of what was recorded of the end', async () => {
    const after = `after=${extended.before}&limit=2`;
    const { body } = await desk.get(`/v1/events?stream=${stream}&subject=${mandate}&${after}`);
    const [extension, retraction] = body.data;
    expect(extended.events.map(({ type }) => type)).toEqual([
      'MonitoringMandateExtended',
      'FactRetracted',
    ]);
    expect(extension).toMatchObject({ type: 'MonitoringMandateExtended', commit: { index: 0 } });
    expect(retraction).toMatchObject({
      ...{ type: 'FactRetracted', commit: { id: extension.commit.id, index: 1, size: 2 } },
      position: String(BigInt(extension.position as string) + 1n),
    });
    expect(retraction.data.eventIds).toEqual(
      expect.arrayContaining([idOf(ended, 'MonitoringMandateExpired'), ...(await lookedAt())]),
    );
  });

  it('leaves the mandate active, and lapsed as it was known before', async () => {
    expect(await monitoringOn('2024-04-28')).toBe('renewal-blocked');
    expect(await monitoringOn('2024-04-29')).toBe('active');
    expect(await statusOn('2024-05-01')).toMatchObject({
      data: { monitoring: 'active', mandateEndsOn: '2025-04-30' },
      meta: { coverage: 'complete' },
    });
    const knowing = { knownAt: extended.before };
    expect(await monitoringOn('2024-04-30', knowing)).toBe('renewal-blocked');
    expect(await monitoringOn('2024-05-01', knowing)).toBe('lapsed');
    expect(await statusOn('2025-05-01')).toMatchObject({
      data: { monitoring: 'active' },
      // Nor has anybody looked at the regime for so long.
      meta: { incomplete: [{ reason: 'renewal-unconfirmed' }, { reason: 'stale' }] },
    });
  });

  it('moves the end on the horizon', async () => {
    expect(await horizon('2024-05-01')).toMatchObject([{ endsOn: '2025-04-30' }]);
    expect(await horizon('2024-05-01', { knownAt: extended.before })).toEqual([]);
    expect(await horizon('2024-04-30', { knownAt: extended.before })).toMatchObject([
      { endsOn: '2024-04-30' },
    ]);
  });

  describe('and was wrong', () => {
    beforeAll(async () => {
      returned = await curator.retract(idOf(extended, 'MonitoringMandateExtended'));
    });

    it('is taken back in one step, and the end comes back with that', async () => {
      expect(returned.events).toMatchObject([
        { type: 'FactRetracted', data: { eventIds: extended.events.map((e) => e.eventId) } },
      ]);
      expect(shownFor(returned, 'enforcement-status', firstDayWithout)).toContainEqual({
        ...{ field: 'monitoring', before: 'active', after: 'lapsed' },
      });
      expect(await monitoringOn('2024-05-01')).toBe('lapsed');
      expect(await monitoringOn('2024-05-01', { knownAt: returned.before })).toBe('active');
      expect(await horizon('2024-05-01')).toEqual([]);
    });

    it('returns in one step as well, and the end is gone again', async () => {
      await curator.retract(idOf(returned, 'FactRetracted'));
      expect(await monitoringOn('2024-05-01')).toBe('active');
      await curator.retract(idOf(extended, 'MonitoringMandateExtended'));
      expect(await monitoringOn('2024-05-01')).toBe('lapsed');
    });
  });
});
