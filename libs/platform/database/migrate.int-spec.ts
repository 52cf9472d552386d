import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';

import { emptyDatabase, type FreshDatabase } from '@testing';

import { migrate } from './migrate';
import {
  DatabaseNewer,
  MigrationChanged,
  MigrationFailed,
  MigrationFailedBefore,
} from './migration.errors';
import { createPool } from './pool';

const FIRST = '202601010001_first';
const SECOND = '202601020001_second';

/** In this database: other suites have theirs on the same server. */
const HELD_LOCKS = `SELECT FROM pg_locks WHERE locktype = 'advisory'
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

let database: FreshDatabase;
let pool: Pool;
let migrationsDir: string;

beforeEach(async () => {
  database = await emptyDatabase();
  pool = createPool(database.url, { max: 3, name: 'interdict spec' });
  migrationsDir = await mkdtemp(join(tmpdir(), 'interdict-migrations-'));
  await given(FIRST, 'CREATE TABLE one (); CREATE TABLE two ();');
});

afterEach(async () => {
  await pool.end();
  await database.drop();
  await rm(migrationsDir, { recursive: true });
});

const given = async (name: string, sql: string) => {
  await mkdir(join(migrationsDir, name), { recursive: true });
  await writeFile(join(migrationsDir, name, 'migration.sql'), sql);
};

const migrated = (to: string | Pool = database.url) => migrate(to, { migrationsDir });

const asked = async (sql: string) => (await pool.query<Record<string, unknown>>(sql)).rows;

const recorded = () =>
  asked(
    `SELECT migration_name AS name, checksum, finished_at >= started_at AS finished, logs,
            applied_steps_count AS steps FROM _prisma_migrations ORDER BY started_at`,
  );

const tables = async () =>
  (await asked(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`)).map(
    ({ tablename }) => tablename,
  );

describe('Migrations', () => {
  it('are applied once, in the order of their names', async () => {
    await given(SECOND, 'ALTER TABLE one ADD COLUMN n int');
    const told: string[] = [];
    const onMigration = (name: string) => told.push(name);
    expect(await migrate(database.url, { migrationsDir, onMigration })).toEqual([FIRST, SECOND]);
    expect(told).toEqual([FIRST, SECOND]);
    expect(await migrated()).toEqual([]);
    expect(await tables()).toEqual(['_prisma_migrations', 'one', 'two']);
  });

  it('are recorded as the Prisma engine records them', async () => {
    const sql = 'SELECT 1; -- ü';
    await given(FIRST, sql);
    await migrated();
    const checksum = createHash('sha256').update(Buffer.from(sql)).digest('hex');
    expect(await recorded()).toEqual([
      { name: FIRST, checksum, finished: true, logs: null, steps: 1 },
    ]);
  });

  it('are applied over a pool, which gets no locked connection back', async () => {
    expect(await migrated(pool)).toEqual([FIRST]);
    expect(await migrated(pool)).toEqual([]);
    expect(await migrated()).toEqual([]);
    expect(await asked(HELD_LOCKS)).toEqual([]);
  });

  it('are applied by one of two runners, while the other waits', async () => {
    await given(SECOND, 'SELECT pg_sleep(0.05); CREATE TABLE three ()');
    const applied = await Promise.all([migrated(), migrated(), migrated(pool)]);
    expect(applied.toSorted((one, other) => other.length - one.length)).toEqual([
      [FIRST, SECOND],
      [],
      [],
    ]);
  });

  it('that an older build applied out of order are completed', async () => {
    await given(SECOND, 'CREATE TABLE three ()');
    await migrated();
    await given('202601010002_between', 'CREATE TABLE four ()');
    expect(await migrated()).toEqual(['202601010002_between']);
  });
});

describe('A database is refused', () => {
  it('that a newer version migrated, and nothing is applied to it', async () => {
    await given(SECOND, 'CREATE TABLE three ()');
    await migrated();
    await rm(join(migrationsDir, SECOND), { recursive: true });
    await given('202601010002_between', 'CREATE TABLE four ()');
    await expect(migrated()).rejects.toThrow(DatabaseNewer);
    await expect(migrated()).rejects.toThrow(SECOND);
    expect(await tables()).not.toContain('four');
  });

  it('whose applied migration is no longer what it was', async () => {
    await migrated();
    await given(FIRST, 'CREATE TABLE one (); CREATE TABLE two (); ');
    await expect(migrated()).rejects.toThrow(MigrationChanged);
  });
});

describe('A migration that fails', () => {
  beforeEach(() => given(SECOND, 'CREATE TABLE three (); CREATE TABLE one ();'));

  it('leaves nothing but its record, and keeps what went before', async () => {
    await expect(migrated()).rejects.toThrow(MigrationFailed);
    expect(await tables()).toEqual(['_prisma_migrations', 'one', 'two']);
    expect(await recorded()).toMatchObject([
      { name: FIRST, finished: true },
      { name: SECOND, finished: null, logs: 'relation "one" already exists', steps: 0 },
    ]);
  });

  it('is refused the next time, with what it said, even where the file was mended', async () => {
    await expect(migrated()).rejects.toThrow(MigrationFailed);
    await given(SECOND, 'CREATE TABLE three ()');
    await expect(migrated()).rejects.toThrow(MigrationFailedBefore);
    await expect(migrated()).rejects.toThrow('already exists');
    expect(await tables()).not.toContain('three');
  });

  it('is tried again when somebody said that it was rolled back', async () => {
    await expect(migrated()).rejects.toThrow(MigrationFailed);
    await given(SECOND, 'CREATE TABLE three ()');
    await pool.query('UPDATE _prisma_migrations SET rolled_back_at = now() WHERE logs IS NOT NULL');
    expect(await migrated()).toEqual([SECOND]);
    expect(await migrated()).toEqual([]);
  });
});

describe('A migration whose connection is cut', () => {
  it('leaves nothing at all, and is applied by the next start', async () => {
    await given(SECOND, 'CREATE TABLE three (); SELECT pg_sleep(600)');
    const cut = expect(migrated()).rejects.toThrow(MigrationFailed);
    const asleep = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                     WHERE datname = current_database() AND wait_event = 'PgSleep'`;
    while ((await asked(asleep)).length === 0) await pause(5);
    await cut;
    await given(SECOND, 'CREATE TABLE three ()');
    expect(await migrated()).toEqual([SECOND]);
    expect(await recorded()).toHaveLength(2);
  });
});
