import { createPool } from '@platform/database';
import { commitTo, confirmed, eventLogContract, openEventLog, someStream } from '@testing';

import { expectOneOrder } from '../../../testing/event-log.concurrency.contract';
import { PostgresEventLog } from './postgres-event-log';

eventLogContract('in Postgres', openEventLog);

describe('The event log in Postgres', () => {
  let opened: Awaited<ReturnType<typeof openEventLog>>;

  beforeAll(async () => {
    opened = await openEventLog();
    await opened.log.append(commitTo(someStream(), 0, [confirmed('1'), confirmed('2')]));
  });

  afterAll(() => opened.close());

  it('has one order for several processes', async () => {
    const pools = [0, 1, 2].map((n) => createPool(opened.url, { max: 2, name: String(n) }));
    await expectOneOrder([opened.log, ...pools.map((pool) => new PostgresEventLog(pool))]);
    await Promise.all(pools.map((pool) => pool.end()));
  }, 60_000);

  it('loses no position to a transaction that is rolled back', async () => {
    const { log, pool } = opened;
    const { position } = await log.head();
    const client = await pool.connect();
    await client.query('BEGIN');
    const rolledBack = new PostgresEventLog(client);
    const lost = await rolledBack.append(commitTo(someStream(), 0, [confirmed('lost')]));
    await client.query('ROLLBACK');
    client.release();
    const kept = await log.append(commitTo(someStream(), 0, [confirmed('kept')]));
    expect([lost.positions, kept.positions]).toEqual([[position + 1n], [position + 1n]]);
  });

  it('is not set back by a clock that is', async () => {
    const { log, pool, close } = await openEventLog();
    const future = '2999-01-01T00:00:00.123Z';
    await pool.query('UPDATE log.head SET recorded_at = $1', [future]);
    const stream = someStream();
    await log.append(commitTo(stream, 0, [confirmed('2')]));
    const { facts } = await log.readStream(stream);
    expect(facts.map(({ recordedAt }) => recordedAt)).toEqual([future]);
    await close();
  });

  it('tells moments in UTC, whatever the zone of the server', async () => {
    const pool = createPool(`${opened.url}?options=-c%20TimeZone%3DAsia/Seoul`, {
      ...{ max: 1, name: 'Seoul' },
    });
    const stream = someStream();
    await new PostgresEventLog(pool).append(commitTo(stream, 0, [confirmed('1')]));
    const [here] = (await opened.log.readStream(stream)).facts;
    const [seoul] = (await new PostgresEventLog(pool).readStream(stream)).facts;
    expect(seoul).toEqual(here);
    const driftMs = Math.abs(Date.parse(here?.recordedAt ?? '') - Date.now());
    expect(driftMs).toBeLessThan(3_600_000);
    await pool.end();
  });

  it.each(['event', 'commit', 'receipt', 'head', 'stream'])(
    'never empties log.%s',
    async (table) => {
      await opened.log.append(commitTo(someStream(), 0, [confirmed('1')]));
      for (const statement of [`DELETE FROM log.${table}`, `TRUNCATE log.${table}`]) {
        await expect(opened.pool.query(statement)).rejects.toThrow('The log is never rewritten');
      }
    },
  );

  it.each([
    "event SET payload = '{}'",
    "commit SET actor = 'nobody'",
    'receipt SET size = 0',
    'event SET position = position WHERE false',
    'head SET position = 0',
    "head SET recorded_at = '1970-01-01Z'",
    'head SET recorded_at = NULL',
    "stream SET name = 'another'",
    'stream SET version = 1',
    'stream SET id = 7',
  ])('refuses an alteration: %s', async (alteration) => {
    const client = await opened.pool.connect();
    await expect(client.query(`UPDATE log.${alteration}`)).rejects.toMatchObject({
      code: '23001',
      hint: expect.stringContaining('retraction') as string,
    });
    // A session that replicates skips ordinary triggers.
    await client.query('SET session_replication_role = replica');
    await expect(client.query(`UPDATE log.${alteration}`)).rejects.toThrow('never rewritten');
    client.release(true);
  });
});
