import { createPool } from '@platform/database';

import { openTestDesk, type TestDesk } from '../harness/test-desk';

const LIST = '/v1/export-ban-lists/kr-situational-licence?asOf=2024-07-01';

const FURTHER_TABLES = [
  'export_controls.council_measure_version',
  ...['enforcement_status', 'sanctions_regime', 'council_vote', 'regime_history'].map(
    (projection) => `security_council.${projection}_version`,
  ),
  'developments.development_version',
];

/** What another build has left in the database, written by hand. */
const rewritten = async ({ databaseUrl }: TestDesk, ...statements: string[]): Promise<void> => {
  const pool = createPool(databaseUrl, { max: 1, name: 'another build' });
  for (const statement of statements) await pool.query(statement);
  await pool.end();
};

describe('A desk that opens over what another build has left', () => {
  it('folds a read model of other rules anew, and answers as before', async () => {
    const desk = await openTestDesk();
    const before = await desk.get(LIST);
    await desk.desk.close();
    await rewritten(
      desk,
      'UPDATE projections.cursor SET version = 99',
      `UPDATE export_controls.export_ban_list_version SET value = '{}'`,
    );

    const reopened = await desk.reopen();
    const after = await reopened.get(LIST);
    expect(after.body.data).toEqual(before.body.data);
    await reopened.close();
  }, 60_000);

  it('folds what a desk of the first version has kept by the rules of this one', async () => {
    const desk = await openTestDesk();
    const before = await desk.get(LIST);
    await desk.desk.close();
    await rewritten(
      desk,
      // It knew one model, whose fifth projection was still to come.
      `DELETE FROM projections.cursor WHERE model <> 'export-controls'`,
      'DELETE FROM projections.fact_key WHERE build NOT IN (SELECT build FROM projections.cursor)',
      'UPDATE projections.cursor SET version = 1',
      ...FURTHER_TABLES.map((table) => `TRUNCATE ${table}`),
      `UPDATE export_controls.export_ban_list_version SET value = '{}'`,
    );

    const reopened = await desk.reopen();
    expect((await reopened.get(LIST)).body.data).toEqual(before.body.data);
    const { log, models } = (await reopened.get('/v1/status')).body.data;
    for (const { position, lag, stopped } of models) {
      expect({ position, lag, stopped }).toEqual({
        ...{ lag: '0', stopped: null },
        position: log.position,
      });
    }
    await reopened.close();
  }, 60_000);

  it('does not open over an event that it does not know, and says which', async () => {
    const desk = await openTestDesk();
    await desk.desk.close();
    await rewritten(
      desk,
      'ALTER TABLE log.event DISABLE TRIGGER ALL',
      'UPDATE log.event SET schema_version = 99 WHERE position = 1',
      'UPDATE projections.cursor SET position = 0',
    );

    await expect(desk.reopen()).rejects.toThrow(/read model \S+@\d+ stops at position 1:/);
    await expect(desk.reopen()).rejects.toThrow('ExportBanListEstablished@99');
    await desk.discard();
  }, 60_000);
});
