import { randomUUID } from 'node:crypto';
import { setImmediate as breath } from 'node:timers/promises';

import { createPool } from '@platform/database';

import { openTestDesk, type Answered, type TestDesk } from '../harness/test-desk';

describe('A replay', () => {
  let desk: TestDesk;
  let pool: ReturnType<typeof createPool>;
  let head: string;

  beforeAll(async () => {
    desk = await openTestDesk();
    pool = createPool(desk.databaseUrl, { max: 2, name: 'somebody with a password' });
    head = String((await desk.get('/v1/status')).body.data.log.position);
  }, 60_000);

  afterAll(async () => {
    await pool.end();
    await desk.close();
  });

  const asked = (over: object = {}, key: string = randomUUID()) =>
    desk.post(
      '/v1/replays',
      { model: 'export-controls', position: head, ...over },
      { 'idempotency-key': key },
    );

  /** An answer from memory waits for nothing: without a breath nobody else would come to act. */
  const untilOver = async ({ body: { data } }: Answered, route = 'replays'): Promise<Answered> => {
    await breath();
    const told = await desk.get(`/v1/${route}/${String(data.id)}`);
    const { status, state } = told.body.data;
    return [status, state].includes('running') ? untilOver(told, route) : told;
  };

  const replayed = async (over: object = {}): Promise<Answered['body']> => {
    const { body } = await untilOver(await asked(over));
    return body.data;
  };

  /** What a rebuild of the model holds while it runs, in this process or in another. */
  const whileLocked = async <Result>(use: () => Promise<Result>): Promise<Result> => {
    const client = await pool.connect();
    await client.query(
      `SELECT pg_advisory_lock(hashtextextended('projections.rebuild export-controls', 0))`,
    );
    try {
      return await use();
    } finally {
      await client.query('SELECT pg_advisory_unlock_all()');
      client.release();
    }
  };

  it('is accepted, and tells by its id when it is done', async () => {
    const accepted = await asked();
    expect(accepted.status).toBe(202);
    expect(accepted.body.data).toMatchObject({ id: expect.any(String), status: 'running' });
    const { body } = await untilOver(accepted);
    expect(body.data).toMatchObject({
      ...{ id: accepted.body.data.id, status: 'done', same: true, firstDifference: null },
      position: head,
      progress: { done: Number(head), total: Number(head) },
      live: body.data.replayed,
    });
    expect(body.data.replayed).toMatch(/^[0-9a-f]{64}$/);
  });

  it('of every model that the desk keeps finds it as the log says', async () => {
    const { models } = (await desk.get('/v1/status')).body.data as { models: { model: string }[] };
    for (const { model } of models) {
      expect(await replayed({ model })).toMatchObject({ model, status: 'done', same: true });
    }
  });

  it('to a position inside a commit goes to the last whole commit before it', async () => {
    const { rows } = await pool.query<{ position: string; whole: string }>(
      `SELECT position, commit - 1 AS whole FROM log.event
        WHERE commit > 1 AND position = commit
          AND EXISTS (SELECT 1 FROM log.event next WHERE next.position = event.position + 1
                                                     AND next.commit = event.commit) LIMIT 1`,
    );
    const { position, whole } = rows[0] ?? { position: '0', whole: '0' };
    const { model, ...found } = await replayed({ position });
    expect(model).toMatch(/^export-controls@\d+$/);
    expect(found).toMatchObject({ position: whole, same: true });
  });

  it('shows the first row that somebody has changed by hand, and mends nothing', async () => {
    const { rows } = await pool.query<{ key: string }>(
      `UPDATE export_controls.export_ban_list_version
          SET value = jsonb_set(value, '{total}', '7')
        WHERE key = 'kr-situational-licence' AND to_pos IS NULL AND value ->> 'total' = '1159'
    RETURNING key`,
    );
    expect(rows).not.toEqual([]);
    for (const _again of [1, 2]) {
      const found = await replayed();
      expect(found).toMatchObject({ status: 'done', same: false, live: expect.any(String) });
      expect(found.live).not.toBe(found.replayed);
      expect(found.firstDifference).toMatchObject({
        ...{ projection: 'export-ban-list', key: 'kr-situational-licence' },
        ...{ validFrom: expect.any(String), fromPos: expect.stringMatching(/^\d+$/) },
        ...{ live: { value: { total: 7 } }, replayed: { value: { total: 1159 } } },
      });
    }
    const healed = await desk.post('/v1/rebuilds', { model: 'export-controls', swap: true });
    await untilOver(healed, 'rebuilds');
    expect(await replayed()).toMatchObject({ same: true });
  });

  it('is begun once under its key, and refused with another body', async () => {
    const key = randomUUID();
    const first = await asked({}, key);
    await untilOver(first);
    const again = await asked({}, key);
    expect([again.status, again.text]).toEqual([202, first.text]);
    const other = await asked({ position: '1' }, key);
    expect([other.status, other.body.code]).toEqual([409, 'COMMAND_ID_REUSED']);
    const unreadable = await asked({}, 'mine');
    expect([unreadable.status, unreadable.body.code]).toEqual([400, 'IDEMPOTENCY_KEY_UNREADABLE']);
  });

  it('is refused while the model is being rebuilt or replayed by anybody', async () => {
    const key = randomUUID();
    const busy = await whileLocked(() => asked({}, key));
    expect([busy.status, busy.body.code]).toEqual([409, 'REBUILD_RUNNING']);
    expect(busy.body.detail).toContain('rebuilt or replayed already');
    const later = await asked({}, key);
    expect(later.status).toBe(202);
    await untilOver(later);
  });

  it('keeps a rebuild of the same model from beginning', async () => {
    const busy = await whileLocked(() => desk.post('/v1/rebuilds', { model: 'export-controls' }));
    expect([busy.status, busy.body.code]).toEqual([409, 'REBUILD_RUNNING']);
  });

  it.each([
    ['a position that is still to come', { position: '999999' }, 400, 'POSITION_AHEAD'],
    ['a position before the first', { position: '0' }, 400, 'BEFORE_FIRST_POSITION'],
    ['a position that is none', { position: '-1' }, 400, 'REQUEST_INVALID'],
    ['a model that is unknown', { model: 'embargoes' }, 404, 'MODEL_UNKNOWN'],
    ['another version of a model', { model: 'export-controls@99' }, 404, 'MODEL_UNKNOWN'],
    ['what it does not know', { swap: true }, 400, 'REQUEST_INVALID'],
  ])('refuses %s', async (_case, over, status, code) => {
    const refused = await asked(over);
    expect([refused.status, refused.body.code]).toEqual([status, code]);
  });

  it('says so where it knows of no such replay', async () => {
    const { status, body } = await desk.get(`/v1/replays/${randomUUID()}`);
    expect([status, body.code]).toEqual([404, 'REPLAY_UNKNOWN']);
  });
});
