import { commitTo, confirmed, openEventLog, someStream, subjectsOf } from '@testing';
import type { Pool } from 'pg';

import { PostgresEventLog } from './postgres-event-log';

const APPENDING = `FROM pg_stat_activity
  WHERE datname = current_database() AND state = 'active'
    AND query LIKE 'SELECT * FROM log.append(%'`;

/** Those who stand before the head. */
const WAITING = `${APPENDING} AND wait_event_type = 'Lock'`;

const waitingForHead = async (pool: Pool): Promise<void> => {
  for (;;) {
    const { rowCount } = await pool.query(`SELECT ${WAITING}`);
    if (rowCount !== 0) return;
  }
};

describe('An append whose backend is killed', () => {
  let opened: Awaited<ReturnType<typeof openEventLog>>;

  beforeEach(async () => {
    opened = await openEventLog();
  });

  afterEach(() => opened.close());

  it('in the middle, is written once, over another connection', async () => {
    const { log, pool } = opened;
    const holder = await pool.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM log.head FOR UPDATE');
    const stream = someStream();
    const appending = log.append(commitTo(stream, 0, [confirmed('1'), confirmed('2')]));
    await waitingForHead(pool);
    await pool.query(`SELECT pg_terminate_backend(pid) ${WAITING}`);
    await holder.query('COMMIT');
    holder.release();
    expect((await appending).positions).toEqual([1n, 2n]);
    expect(subjectsOf((await log.readStream(stream)).facts)).toEqual(['1', '2']);
    expect(await log.head()).toMatchObject({ position: 2n });
  });

  it('before it has answered, is answered with what was written', async () => {
    const { pool } = opened;
    const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<unknown>;
    let answers = 0;
    const losingOne = async (...args: unknown[]) => {
      const answer = await query(...args);
      if (answers++ > 0) return answer;
      throw new Error('Connection terminated unexpectedly');
    };
    const log = new PostgresEventLog({ query: losingOne as Pool['query'] });
    const stream = someStream();
    const receipt = await log.append(commitTo(stream, 0, [confirmed('1')]), { told: true });
    expect(receipt).toMatchObject({ positions: [1n], result: { told: true } });
    expect(await log.readStream(stream)).toMatchObject({ version: 1 });
  });

  it('again and again, is written once all the same', async () => {
    const { log, pool } = opened;
    const streams = Array.from({ length: 8 }, () => someStream());
    const write = async (stream: string) => {
      for (let n = 0; n < 25; n += 1) {
        const appending = log.append(commitTo(stream, n, [confirmed(String(n))]));
        if (n % 5 === 0) await pool.query(`SELECT pg_terminate_backend(pid) ${APPENDING}`);
        await appending;
      }
    };
    await Promise.all(streams.map(write));
    for (const stream of streams) {
      const { facts } = await log.readStream(stream);
      expect(subjectsOf(facts)).toEqual(Array.from({ length: 25 }, (_, n) => String(n)));
    }
    expect(await log.head()).toMatchObject({ position: 200n });
  }, 60_000);
});

describe('A commit that the database cannot take', () => {
  it('fails alone', async () => {
    const { log, close } = await openEventLog();
    // Too long for an index, and not compressible.
    const monster = Array.from({ length: 400 }, () => someStream()).join('');
    const outcomes = await Promise.allSettled(
      [someStream(), monster, someStream()].map((stream) =>
        log.append(commitTo(stream, 0, [confirmed('1')])),
      ),
    );
    const [one, failed, other] = outcomes;
    expect([one?.status, other?.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(failed).toMatchObject({ reason: { code: '54000' } });
    expect(await log.head()).toMatchObject({ position: 2n });
    await close();
  });
});
