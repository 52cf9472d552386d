import { commitTo, confirmed, openEventLog, someStream } from '@testing';

import { restoreTo } from './damage.fixture';
import { AN_HOUR_MS, soonTold } from './distributed.fixture';
import { publishedLog } from './published-log';
import { RelayLease, type LeaseTimes, type Term } from './relay-lease';

describe('The term of a relay', () => {
  let opened: Awaited<ReturnType<typeof openEventLog>>;
  let term: Term;

  beforeEach(async () => {
    opened = await openEventLog();
    await opened.log.append(commitTo(someStream(), 0, ['a', 'b', 'c'].map(confirmed)));
  });

  afterEach(async () => {
    await term.end();
    await opened.close();
  });

  const take = async (lease: LeaseTimes) => {
    const taken = await new RelayLease(opened.pool, 'relay', lease).take(forEver);
    if (!taken) throw new Error('Nobody had it.');
    term = taken;
  };

  const at = async (position: bigint) => {
    const [event] = await opened.log.eventsAt([position]);
    if (!event) throw new Error('It was not appended.');
    return event;
  };

  const regrown = async () => {
    await restoreTo(opened, 1);
    await opened.log.append(commitTo(someStream(), 0, ['B', 'C', 'D'].map(confirmed)));
  };

  const lost = () =>
    new Promise<void>((resolve) => {
      if (term.signal.aborted) resolve();
      term.signal.addEventListener('abort', () => {
        resolve();
      });
    });

  it('ends where the log was set back, and the next begins at once', async () => {
    await take(soonTold);
    term.published(await at(3n));
    await restoreTo(opened, 2);
    await lost();
    await term.end();
    const next = await new RelayLease(opened.pool, 'next', patient).take(forEver);
    expect(next?.epoch).toBe(term.epoch + 1n);
    await next?.end();
  });

  it('ends where the log was set back and has grown past it since', async () => {
    await take(soonTold);
    term.published(await at(3n));
    await regrown();
    await expect(lost()).resolves.toBeUndefined();
  });

  it('ends where the log is of another generation', async () => {
    await take(soonTold);
    await opened.pool.query('UPDATE log.head SET generation = gen_random_uuid()');
    await expect(lost()).resolves.toBeUndefined();
  });

  it('ends where nobody answers whether it goes on', async () => {
    await take(soonTold);
    const silent = await opened.pool.connect();
    await silent.query('BEGIN; SELECT FROM relay.lease FOR UPDATE');
    await expect(lost()).resolves.toBeUndefined();
    await silent.query('ROLLBACK');
    silent.release();
  });

  it('ends where a connection to the log is lost, long before it would be renewed', async () => {
    await take(patient);
    const { pool } = opened;
    await Promise.all([pool.query('SELECT 1'), pool.query('SELECT 1')]);
    await pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await expect(lost()).resolves.toBeUndefined();
  });

  it('tells how far Kafka is when it is handed over', async () => {
    await take(patient);
    term.published(await at(2n));
    await term.end();
    expect((await publishedLog(opened.pool)).publishedTo).toBe(2n);
  });

  it.each([
    ['was set back', () => restoreTo(opened, 2)],
    ['was set back and has grown past it since', regrown],
  ])('is not told of a log that %s', async (_what, happens) => {
    await take(patient);
    term.published(await at(3n));
    await happens();
    await term.end();
    expect((await publishedLog(opened.pool)).publishedTo).toBe(0n);
  });
});

const patient = { ttlMs: AN_HOUR_MS, lookMs: 5 };
const forEver = new AbortController().signal;
