import { randomUUID } from 'node:crypto';

import { createPool } from '@platform/database';
import { PostgresEventLog, reactionTo, type Attempted } from '@platform/event-log';
import { commitTo, regime1718 } from '@testing';

import { interdict } from '../../apps/cli/testing';
import { openTestDesk, type TestDesk } from '../harness/test-desk';

const REACTION = 'when-sanctions-inspection-blocked-open-question';
const refusal = { name: 'NoPen', code: 'NO_PEN', message: 'Nobody has a pen.' };

describe('A reaction that a rule refused, at a desk', () => {
  let desk: TestDesk;

  /** In another process. */
  const withLog = async (url: string, use: (log: PostgresEventLog) => Promise<unknown>) => {
    const pool = createPool(url, { max: 2, name: 'somebody' });
    const log = new PostgresEventLog(pool);
    await use(log);
    await log.close();
    await pool.end();
  };

  /** A desk whose log tells of a veto, opened after `meanwhile`. */
  const openAfter = async (meanwhile: (log: PostgresEventLog) => Promise<unknown>) => {
    const empty = await openTestDesk({ history: false, timekeeper: false });
    await empty.desk.close();
    await withLog(empty.databaseUrl, async (log) => {
      await log.append(commitTo(regime1718.stream, 0, [regime1718.inspectionBlocked()]));
      await meanwhile(log);
    });
    desk = await empty.reopen();
  };

  const refusedBefore = (log: PostgresEventLog) => refuse(log, {});

  const refuse = async (log: PostgresEventLog, attempt: Attempted) => {
    const [veto] = await log.eventsAt([1n]);
    if (veto) await log.refuse(reactionTo({ ...veto, ...attempt }, REACTION), refusal);
  };

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

  it('stays parked where it is refused again, and is done once it is not', async () => {
    await openAfter(refusedBefore);
    const [before] = await parked();
    const attempt = `after ${before?.parkedAt ?? ''}`;
    await withLog(desk.databaseUrl, (log) => refuse(log, { attempt }));
    const again = await retry();
    expect(again.status).toBe(200);
    expect(again.body.data).toMatchObject({ outcome: 'refused', refusal: { code: 'NO_PEN' } });
    const [after] = await parked();
    expect(Date.parse(after?.parkedAt ?? '')).toBeGreaterThan(Date.parse(before?.parkedAt ?? ''));
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
