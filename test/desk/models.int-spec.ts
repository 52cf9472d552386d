import { createPool } from '@platform/database';

import { openTestDesk, type TestDesk } from '../harness/test-desk';

const seoul = { verbatim: '2030-01-01', value: '2030-01-01', precision: 'day', zone: 'Asia/Seoul' };

const established = (evidence: string) => ({
  type: 'ExportBanListEstablished',
  stream: 'export-ban-list/another',
  evidence: [evidence],
  data: {
    ...{ list: 'another', changeId: 'establishment', authority: 'MOTIE', jurisdiction: 'KR' },
    ...{ zone: 'Asia/Seoul', instrument: 'A notice', controlType: 'licence-requirement' },
    ...{ promulgatedOn: seoul, statedTotal: 10, heldFrom: null, freshForDays: null },
    provisions: [
      {
        ...{ provision: 'annex 1', origins: ['KR'], destinations: ['RU'], citation: 'annex 1' },
        ...{ effectiveOn: seoul, basis: 'legal-act', itemised: false, dependsOn: [], unless: [] },
      },
    ],
  },
});

type ModelStatus = Readonly<{ model: string; position: string; lag: string; stopped: unknown }>;

describe('The read models of a desk', () => {
  let desk: TestDesk;

  beforeEach(async () => {
    desk = await openTestDesk();
  }, 60_000);

  afterEach(() => desk.close());

  const status = async () => (await desk.get('/v1/status')).body.data as Status;

  type Status = Readonly<{
    log: Readonly<{ position: string }>;
    models: readonly ModelStatus[];
    freshness: readonly Readonly<{ source: string; stale: boolean }>[];
  }>;

  const posted = async () => {
    const about = 'publisher=MOTIE&tier=ministry&title=A%20notice';
    const text = { 'content-type': 'text/plain' };
    const kept = await desk.post(`/v1/evidence?${about}`, 'a notice', text);
    return desk.post('/v1/facts', established(String(kept.body.sha256 ?? kept.body.data?.sha256)));
  };

  it('are each where the log is when it opens, and tell how fresh their sources are', async () => {
    const { log, models, freshness } = await status();
    expect(models.map(({ model }) => model.replace(/@\d+$/, ''))).toEqual(MODELS);
    for (const { position, lag, stopped } of models) {
      expect([position, lag, stopped]).toEqual([log.position, '0', null]);
    }
    expect(freshness.map(({ source }) => source)).toContain('kr-situational-licence');
    expect(await desk.desk.notReady()).toBeNull();
  }, 60_000);

  it('stop one by one, and the desk says which', async () => {
    const pool = createPool(desk.databaseUrl, { max: 1, name: 'somebody with a password' });
    await pool.query(
      `ALTER TABLE export_controls.export_ban_list_version ADD CHECK (list <> 'another')`,
    );
    await pool.end();
    expect((await posted()).status).toBe(201);

    expect(await desk.desk.notReady()).toMatch(/^export-controls@\d+: ROWS_REFUSED: /);
    const { log, models } = await status();
    for (const { model, position, lag, stopped } of models) {
      expect([model, position, lag, stopped]).toEqual(
        model.startsWith('export-controls@')
          ? [
              ...[model, String(BigInt(log.position) - 1n), '1'],
              expect.objectContaining({ code: 'ROWS_REFUSED', position: log.position }),
            ]
          : [model, log.position, '0', null],
      );
    }
  }, 60_000);
});

const MODELS = ['export-controls', 'security-council', 'developments'];
