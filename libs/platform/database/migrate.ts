import { randomUUID } from 'node:crypto';
import { Client, Pool, type ClientBase } from 'pg';

import { migrationsDirectory, migrationsIn, type Migration } from './migration-files';
import {
  DatabaseNewer,
  MigrationChanged,
  MigrationFailed,
  MigrationFailedBefore,
} from './migration.errors';

export type MigrateOptions = Readonly<{
  /** `prisma/migrations` of this installation where none is given. */
  migrationsDir?: string | undefined;
  /** Told the name of each migration before it is applied. */
  onMigration?: ((name: string) => void) | undefined;
}>;

/** The number under which the Prisma engine locks: it and this runner wait for each other. */
const ENGINE_LOCK = 72707369;

/** Word for word the Prisma engine's, so that `prisma migrate` reads what this runner kept. */
const RECORD = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  varchar(36) PRIMARY KEY NOT NULL,
    checksum            varchar(64) NOT NULL,
    finished_at         timestamptz,
    migration_name      varchar(255) NOT NULL,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`;

type Applied = Readonly<{
  name: string;
  checksum: string;
  finished: boolean;
  logs: string | null;
}>;

/**
 * Applies what the database lacks, in the order of the names, and answers with the names applied.
 * Each migration and its record are one transaction: a crash in the middle leaves neither. Two
 * runners at once wait for each other.
 *
 * @throws DatabaseNewer the database has a migration that this build does not know
 * @throws MigrationChanged an applied file is no longer what it was
 * @throws MigrationFailed the database refused a statement; that is recorded
 * @throws MigrationFailedBefore a recorded failure that nobody resolved
 */
export const migrate = async (
  database: string | Pool,
  { migrationsDir = migrationsDirectory(), onMigration }: MigrateOptions = {},
): Promise<readonly string[]> => {
  const migrations = await migrationsIn(migrationsDir);
  return withOwnConnection(database, async (connection) => {
    await connection.query('SELECT pg_advisory_lock($1)', [ENGINE_LOCK]);
    await connection.query(RECORD);
    const pending = pendingOf(migrations, await appliedIn(connection));
    for (const migration of pending) {
      onMigration?.(migration.name);
      await apply(connection, migration);
    }
    return pending.map(({ name }) => name);
  });
};

/** The lock is the session's: the connection is closed and never goes back to a pool. */
const withOwnConnection = async <Result>(
  database: string | Pool,
  use: (connection: ClientBase) => Promise<Result>,
): Promise<Result> => {
  if (database instanceof Pool) {
    const lent = await database.connect();
    return use(lent).finally(() => lent.release(true));
  }
  const own = new Client({ connectionString: database, application_name: 'interdict migrate' });
  own.on('error', () => undefined);
  await own.connect();
  return use(own).finally(() => own.end());
};

const appliedIn = async (connection: ClientBase): Promise<readonly Applied[]> => {
  const { rows } = await connection.query<Applied>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished, logs
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
};

const pendingOf = (
  migrations: readonly Migration[],
  applied: readonly Applied[],
): readonly Migration[] => {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  const unknown = applied.map(({ name }) => name).filter((name) => !byName.has(name));
  if (unknown.length > 0) throw new DatabaseNewer(unknown);
  for (const { name, checksum, finished, logs } of applied) {
    if (!finished) throw new MigrationFailedBefore(name, logs);
    if (byName.get(name)?.checksum !== checksum) throw new MigrationChanged(name);
  }
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
};

const apply = async (connection: ClientBase, { name, sql, checksum }: Migration): Promise<void> => {
  const id = randomUUID();
  try {
    await connection.query('BEGIN');
    await connection.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at)
       VALUES ($1, $2, $3, clock_timestamp())`,
      [id, checksum, name],
    );
    await connection.query(sql);
    await connection.query(
      `UPDATE _prisma_migrations
          SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1`,
      [id],
    );
    await connection.query('COMMIT');
  } catch (error) {
    const cause = error instanceof Error ? error : new Error(String(error));
    await recordFailure(connection, { id, name, checksum, logs: cause.message });
    throw new MigrationFailed(name, cause);
  }
};

/** Where the connection itself was lost nothing is on record, and the next start tries again. */
const recordFailure = async (
  connection: ClientBase,
  { id, name, checksum, logs }: Readonly<Record<'id' | 'name' | 'checksum' | 'logs', string>>,
): Promise<void> => {
  try {
    await connection.query('ROLLBACK');
    await connection.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, logs) VALUES ($1, $2, $3, $4)`,
      [id, checksum, name, logs],
    );
  } catch {
    // The failure itself is what the caller must hear of, not that it could not be written down.
  }
};
