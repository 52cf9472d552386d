import { randomUUID } from 'node:crypto';

import { createPool } from '@platform/database';
import { PostgresEventLog, reactionTo } from '@platform/event-log';
import { commitTo, regime1718 } from '@testing';

import { interdict } from '../../apps/cli/testing';
import { openTestDesk, type TestDesk } from '../harness/test-desk';

const REACTION = 'when-sanctions-inspection-blocked-open-question';
const refusal = { name: 'NoPen', code: 'NO_PEN', message: 'Nobody has a pen.' };

/** Postgres says so where a service’s role may not write what it is asked to. */
const FORBID = `
  CREATE FUNCTION log.forbid() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'Not yours.' USING CONSTRAINT = 'own_streams_only'; END $$;
  CREATE TRIGGER forbid BEFORE INSERT ON log.event FOR EACH ROW
    WHEN (NEW.type = 'InspectionQuestionOpened') EXECUTE FUNCTION log.forbid()`;

describe('A reaction that a rule refused, at a desk', () => {
  let desk: TestDesk;

  /** A desk whose log tells of a veto, opened after `meanwhile`. */
  const openAfter = async (
    meanwhile: (log: PostgresEventLog, sql: (text: string) => Promise<unknown>) => Promise<unknown>,
  ) => {
    const empty = await openTestDesk({ history: false, timekeeper: false });
    const pool = createPool(empty.databaseUrl, { max: 2, name: 'somebody' });
    const log = new PostgresEventLog(pool);
    await empty.desk.close();
    await log.append(commitTo(regime1718.stream, 0, [regime1718.inspectionBlocked()]));
    await meanwhile(log, (text) => pool.query(text));
    await log.close();
    await pool.end();
    desk = await empty.reopen();
  };

  const sql = async (text: string) => {
    const pool = createPool(desk.databaseUrl, { max: 1, name: 'somebody' });
    await pool.query(text);
    await pool.end();
  };

  const refusedBefore = (log: PostgresEventLog) =>
    log.eventsAt([1n]).then(([veto]) => veto && log.refuse(reactionTo(veto, REACTION), refusal));

  afterEach(() => desk.close());

  type Told = Readonly<{ data: object; meta: Readonly<{ position: string }> }>;
  type Parked = Readonly<{ eventId: string; code: string; parkedAt: string }>;

  const parked = async () =>
    (await desk.get('/v1/reactions')).body.data.parked as readonly Parked[];
  const eventId = async () => (await parked())[0]?.eventId ?? '';
  const retry = async (over: object = {}, key = randomUUID()) =>
    desk.post(
      '/v1/reactions/retries',
      { eventId: await eventId(), reaction: REACTION, ...over },
      { 'idempotency-key': key },
    );
  const questions = async () =>
    (await desk.get('/v1/events?type=InspectionQuestionOpened')).body.data as readonly unknown[];

  it('is told with its refusal, and is done when it is asked again', async () => {
    await openAfter(refusedBefore);
    const { data, meta } = (await desk.get('/v1/reactions')).body as Told;
    expect(data).toMatchObject({
      reactions: [{ consumer: 'standalone', position: '1', lag: '0', stopped: null }],
      parked: [{ position: '1', reaction: REACTION, code: 'NO_PEN', message: refusal.message }],
    });
    expect(meta.position).toBe('1');
    const { status, body } = await retry();
    expect([status, body.data.outcome]).toEqual([200, 'done']);
    expect(await parked()).toEqual([]);
    expect(await questions()).toMatchObject([{ stream: 'development/who-inspects-1718' }]);
  }, 60_000);

  it('stays parked while its cause stands, and is done once that is mended', async () => {
    await openAfter((_log, query) => query(FORBID));
    const [before] = await parked();
    expect(before).toMatchObject({ code: 'STREAM_NOT_OWNED' });
    const again = await retry();
    expect(again.status).toBe(200);
    expect(again.body.data).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'STREAM_NOT_OWNED' },
    });
    const [after] = await parked();
    expect(Date.parse(after?.parkedAt ?? '')).toBeGreaterThan(Date.parse(before?.parkedAt ?? ''));
    await sql('DROP TRIGGER forbid ON log.event');
    expect((await retry()).body.data.outcome).toBe('done');
    expect(await parked()).toEqual([]);
  }, 60_000);

  it('answers a lost answer again, and refuses what is parked no more', async () => {
    await openAfter(refusedBefore);
    const [key, place] = [randomUUID(), { eventId: await eventId() }];
    const first = await retry(place, key);
    const lost = await desk.post(
      '/v1/reactions/retries',
      { ...place, reaction: REACTION },
      { 'idempotency-key': key },
    );
    expect([lost.status, lost.text]).toEqual([200, first.text]);
    const late = await desk.post('/v1/reactions/retries', { ...place, reaction: REACTION });
    expect([late.status, late.body.code]).toEqual([404, 'REACTION_NOT_PARKED']);
    const unknown = await desk.post('/v1/reactions/retries', { ...place, reaction: 'when-x' });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'REACTION_UNKNOWN']);
  }, 60_000);

  it('is shown and retried at the terminal', async () => {
    await openAfter(refusedBefore);
    await desk.desk.app.listen(0, '127.0.0.1');
    const url = await desk.desk.app.getUrl();
    expect((await interdict(['reactions'], { url })).stdout).toContain('Nobody has a pen.');
    const { code, stdout } = await interdict(['reactions', 'retry', '--all'], { url });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^done +1 +.*open-question$/m)]);
    expect((await interdict(['reactions'], { url })).stdout).toContain('Nothing is parked.');
  }, 60_000);
});
