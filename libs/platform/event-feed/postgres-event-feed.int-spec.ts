import { createPool } from '@platform/database';
import { PostgresEventLog } from '@platform/event-log';
import {
  commitTo,
  confirmed,
  eventFeedContract,
  freshDatabase,
  someStream,
  subjectsOf,
  takeFrom,
} from '@testing';
import type { Pool } from 'pg';

import { PostgresEventFeed } from './postgres-event-feed';

const AN_HOUR_MS = 3_600_000;

const openFeed = async (pollMs = AN_HOUR_MS) => {
  const { url, drop } = await freshDatabase();
  const pool = createPool(url, { max: 8, name: 'event feed' });
  const log = new PostgresEventLog(pool);
  const feed = new PostgresEventFeed(pool, log, pollMs);
  const close = async () => {
    await feed.close();
    await log.close();
    await pool.end();
    await drop();
  };
  const append = (subject: string) => log.append(commitTo(someStream(), 0, [confirmed(subject)]));
  return { log, feed, pool, append, close };
};

eventFeedContract('from Postgres', openFeed);

/** Those that listen to the database, and how many. */
const LISTENERS = `FROM pg_stat_activity
  WHERE datname = current_database() AND query = 'LISTEN log' AND state = 'idle'`;

const listening = async (pool: Pool): Promise<void> => {
  for (;;) {
    const { rowCount } = await pool.query(`SELECT ${LISTENERS}`);
    if (rowCount !== 0) return;
  }
};

describe('The connection of the event feed from Postgres', () => {
  it('is one for all who follow, and none of the pool’s', async () => {
    const { feed, pool, append, close } = await openFeed();
    const following = [0, 1, 2].map(() => takeFrom(feed, 0n, 1));
    await listening(pool);
    const { rowCount } = await pool.query(`SELECT ${LISTENERS}`);
    await append('a');
    await Promise.all(following);
    expect(rowCount).toBe(1);
    await close();
  });

  it('is made again when it is lost, and what it missed is read', async () => {
    const { feed, pool, append, close } = await openFeed();
    const following = takeFrom(feed, 0n, 3);
    await listening(pool);
    await append('a');
    await pool.query(`SELECT pg_terminate_backend(pid) ${LISTENERS}`);
    await append('b');
    await listening(pool);
    await append('c');
    expect(subjectsOf((await following).flat())).toEqual(['a', 'b', 'c']);
    await close();
  });

  it('is not needed: without it the log is looked at now and then', async () => {
    const { log, pool, append, close } = await openFeed();
    const deaf = createPool('postgresql://nobody@127.0.0.1:1/none', { max: 1, name: 'deaf' });
    const feed = new PostgresEventFeed(deaf, log, 5);
    const following = takeFrom(feed, 0n, 2);
    await append('a');
    await append('b');
    expect(subjectsOf((await following).flat())).toEqual(['a', 'b']);
    expect(pool.waitingCount).toBe(0);
    await feed.close();
    await deaf.end();
    await close();
  });
});
