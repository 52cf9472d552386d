import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

import type { Pool } from 'pg';

import { freshDatabase, type FreshDatabase } from '@testing';

import { createPool } from './pool';
import { createPrisma } from './prisma';

let database: FreshDatabase;
let pool: Pool;

beforeEach(async () => {
  database = await freshDatabase();
  pool = createPool(database.url, { max: 2, name: 'interdict spec' });
});

afterEach(async () => {
  await pool.end();
  await database.drop();
});

const killOthers = (by: Pool) =>
  by.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );

describe('A pool', () => {
  it('says whose it is', async () => {
    const { rows } = await pool.query('SHOW application_name');
    expect(rows).toEqual([{ application_name: 'interdict spec' }]);
  });

  it('reads a bigint as text: it may outgrow a double', async () => {
    const { rows } = await pool.query(
      'SELECT 9007199254740993::bigint AS n, ARRAY[1::bigint] AS a',
    );
    expect(rows).toEqual([{ n: '9007199254740993', a: ['1'] }]);
  });

  it('outlives the loss of a connection that nobody was using', async () => {
    const one = await pool.connect();
    const lost = new Promise((resolve) => pool.once('remove', resolve));
    const other = createPool(database.url, { max: 1, name: 'interdict spec' });
    one.release();
    await killOthers(other);
    await lost;
    expect((await pool.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }]);
    await other.end();
  });

  it('outlives the loss of a connection that somebody holds', async () => {
    const held = await pool.connect();
    const lost = new Promise((resolve) => held.once('end', () => resolve(true)));
    await killOthers(pool);
    await lost;
    await expect(held.query('SELECT 1')).rejects.toThrow();
    held.release(true);
    expect((await pool.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }]);
  });
});

describe('The Prisma client', () => {
  it('reads over the same URL', async () => {
    const prisma = createPrisma(database.url);
    expect(await prisma.$queryRaw`SELECT 9007199254740993::bigint AS n`).toEqual([
      { n: 9007199254740993n },
    ]);
    await prisma.$disconnect();
  });
});

describe('A server that takes the connection and says nothing', () => {
  let silent: Server;
  let url: string;
  const taken: Socket[] = [];

  beforeEach(async () => {
    silent = createServer((socket) => taken.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    url = `postgresql://any:any@127.0.0.1:${String(port)}/any`;
  });

  afterEach(() => {
    taken.splice(0).forEach((socket) => socket.destroy());
    silent.close();
  });

  it('is given up by a pool and by the Prisma client', async () => {
    const [to, prisma] = [createPool(url, { max: 1, name: '' }), createPrisma(url)];
    const asked = await Promise.allSettled([to.query('SELECT 1'), prisma.$queryRaw`SELECT 1`]);
    const reasons = asked.map((one) => one.status === 'rejected' && String(one.reason));
    expect(reasons.join()).toMatch(/timeout expired.*timeout expired/s);
    await Promise.all([to.end(), prisma.$disconnect()]);
  }, 10_000);
});
