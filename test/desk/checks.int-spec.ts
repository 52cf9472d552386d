import { createHash, randomUUID } from 'node:crypto';

import canonicalize from 'canonicalize';

import { openTestDesk, type TestDesk } from '../harness/test-desk';

const asked = (over: object = {}) => ({
  goods: ['hs2022:854231', 'hs2022:010121'],
  destination: 'RU',
  origin: 'US',
  asOf: '2024-03-01',
  ...over,
});

describe('A recorded check', () => {
  let desk: TestDesk;

  beforeAll(async () => {
    desk = await openTestDesk();
  }, 60_000);

  afterAll(() => desk.close());

  it('is answered, kept word for word under its hash, and once under its key', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const first = await desk.post('/v1/export-checks', asked(), key);
    expect(first.status).toBe(201);
    const {
      determination,
      sha256,
      answers,
      position = '',
    } = first.body.data as Record<string, string>;
    expect(
      createHash('sha256')
        .update(canonicalize(answers) ?? '')
        .digest('hex'),
    ).toBe(sha256);
    const again = await desk.post('/v1/export-checks', asked(), key);
    expect(again.text).toBe(first.text);

    const url = `/v1/export-checks/${String(determination)}`;
    const kept = await desk.get(`${url}?compare=now&minPosition=${position}`);
    expect(kept.body.data).toMatchObject({ sha256, answers, differs: [] });
    const live = await desk.get(
      '/v1/export-checks?goods=hs2022:854231&goods=hs2022:010121&destination=RU&origin=US' +
        `&asOf=2024-03-01&knownAt=position:${String(BigInt(position) - 1n)}`,
    );
    expect(live.body.data).toEqual(answers);
  });

  it('of a thousand goods is one answer', async () => {
    const goods = Array.from({ length: 1000 }, (_, i) =>
      i % 2 ? 'hs2022:854231' : 'hs2022:010121',
    );
    const answer = await desk.post('/v1/export-checks', asked({ goods }));
    expect(answer.body.data.answers).toHaveLength(1000);
    const { determination, answers, position } = answer.body.data as Record<string, string>;
    const url = `/v1/export-checks/${String(determination)}?minPosition=${String(position)}`;
    const kept = await desk.get(url);
    expect(kept.body.data.answers).toEqual(answers);
  });

  it('of more goods than that is refused, and so is one of none', async () => {
    const goods = Array.from({ length: 1001 }, () => 'hs2022:854231');
    expect((await desk.post('/v1/export-checks', asked({ goods }))).status).toBe(400);
    expect((await desk.post('/v1/export-checks', asked({ goods: [] }))).status).toBe(400);
  });

  it('that would differ now is found, with the reason', async () => {
    const recorded = await desk.post('/v1/export-checks', asked());
    const { determination } = recorded.body.data as Record<string, string>;
    const quiet = await desk.get('/v1/export-checks?differs=now');
    expect(quiet.body.data).toEqual([]);

    const itemised = await desk.get(
      '/v1/events?stream=export-ban-list/us-chpl&type=ExportBanListItemised',
    );
    const [{ eventId }] = itemised.body.data as [{ eventId: string }];
    const retraction = await desk.post(`/v1/facts/${eventId}/retraction`, { reason: 'A test.' });
    expect(retraction.status).toBe(201);
    const min = `minPosition=${String(retraction.body.meta.position)}`;
    const { body } = await desk.get(`/v1/export-checks?differs=now&${min}`);
    const found = (body.data as { determination: string }[]).find(
      (each) => each.determination === determination,
    );
    expect(found).toMatchObject({
      differs: [
        {
          goods: 'hs2022:854231',
          verdictThen: 'licence-required',
          verdictNow: 'undetermined',
          differences: expect.arrayContaining([
            expect.objectContaining({ list: 'us-chpl', code: '854231', cause: 'corrected' }),
            expect.objectContaining({ list: 'us-chpl', cause: 'coverage-changed' }),
          ]),
        },
        // Not on the list before, and not known not to be on it since.
        { goods: 'hs2022:010121', verdictThen: 'no-listed-control', verdictNow: 'undetermined' },
      ],
    });
    // The thousand goods are asked about again as well.
  }, 30_000);

  it.each([
    ['of turbines for North Korea', '840734', 'DE', 'KP', 'prohibited'],
    ['of vegetables from there', '070190', 'KP', 'CN', 'prohibited'],
    ['of horses for a regime whose history is partial', '010121', 'DE', 'SO', 'undetermined'],
    ['of horses for Switzerland', '010121', 'US', 'CH', 'no-listed-control'],
  ])('%s is answered as the Council decided', async (_case, ...shipment) => {
    const [goods, origin, destination, verdict] = shipment;
    const { body } = await desk.get(
      `/v1/export-checks?goods=hs2022:${goods}&origin=${origin}&destination=${destination}` +
        '&asOf=2024-10-01',
    );
    expect(body.data).toMatchObject([{ verdict }]);
  });

  it.each([
    ['for Libya', 'DE', 'LY', '1970'],
    ['from Libya', 'LY', 'DE', '1970'],
    ['for the Democratic Republic of the Congo', 'DE', 'CD', '1533'],
    ['for the Central African Republic', 'DE', 'CF', '2127'],
    ['for Sudan', 'DE', 'SD', '1591'],
    ['for South Sudan', 'DE', 'SS', '2206'],
  ])('of rifles %s says whose regime is not held', async (_case, ...shipment) => {
    const [origin, destination, regime] = shipment;
    const { body } = await desk.get(
      `/v1/export-checks?goods=hs2022:930190&origin=${origin}&destination=${destination}` +
        '&asOf=2024-10-01',
    );
    const list = `sanctions-regime/${regime}`;
    expect(body.data).toMatchObject([
      {
        verdict: 'undetermined',
        undetermined: [{ list, reason: 'regime-not-held', atMost: 'prohibited' }],
        notConsulted: expect.arrayContaining([expect.objectContaining({ list })]),
      },
    ]);
    expect(body.meta).toMatchObject({
      coverage: 'incomplete',
      incomplete: [{ reason: 'regime-not-held' }],
    });
  });

  it('of what a resolution prohibits differs once the measure is taken back', async () => {
    const shipment = { goods: ['hs2022:840734'], destination: 'KP', origin: 'DE' };
    const recorded = await desk.post(
      '/v1/export-checks',
      asked({ ...shipment, asOf: '2024-10-01' }),
    );
    const { determination, answers } = recorded.body.data as Record<string, string>;
    expect(answers).toMatchObject([
      {
        verdict: 'prohibited',
        rules: [
          {
            ...{ list: 'sanctions-regime/1718', provision: 'S/RES/2397(2017) para 7' },
            evidence: expect.arrayContaining([
              expect.objectContaining({ title: 'Curated row of S/RES/2397(2017)' }),
            ]),
          },
        ],
      },
    ]);
    const imposed = await desk.get(
      '/v1/events?stream=sanctions-regime/1718&subject=2397-7-industrial-machinery',
    );
    const [{ eventId }] = imposed.body.data as [{ eventId: string }];
    const retraction = await desk.post(`/v1/facts/${eventId}/retraction`, { reason: 'A test.' });
    expect(retraction.status).toBe(201);
    const min = `minPosition=${String(retraction.body.meta.position)}`;
    const url = `/v1/export-checks/${String(determination)}?compare=now&${min}`;
    expect((await desk.get(url)).body.data.differs).toMatchObject([
      {
        ...{ verdictThen: 'prohibited', verdictNow: 'undetermined' },
        differences: [
          { cause: 'corrected', provision: 'S/RES/2397(2017) para 7', code: '84', after: null },
        ],
      },
    ]);
  });

  it('of an unknown id is none', async () => {
    const answer = await desk.get(`/v1/export-checks/${randomUUID()}`);
    expect(answer.body).toMatchObject({ status: 404, code: 'DETERMINATION_UNKNOWN' });
  });
});
