import { createPool } from '@platform/database';

import { openTestDesk } from '../harness/test-desk';

describe('A read model that another build has folded', () => {
  it('is folded anew when the desk opens, and answers as before', async () => {
    const desk = await openTestDesk();
    const list = '/v1/export-ban-lists/kr-situational-licence?asOf=2024-07-01';
    const before = await desk.get(list);
    await desk.desk.close();

    const pool = createPool(desk.databaseUrl, { max: 1, name: 'another build' });
    await pool.query('UPDATE projections.cursor SET version = 99');
    await pool.query('UPDATE export_controls.export_ban_list_version SET value = $1', ['{}']);
    await pool.end();

    const reopened = await desk.reopen();
    const after = await reopened.get(list);
    expect(after.body.data).toEqual(before.body.data);
    await reopened.close();
  }, 60_000);
});
