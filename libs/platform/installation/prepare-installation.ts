import type { InstallationConfig } from '@platform/config';
import {
  createPool,
  createServiceLogins,
  loginOf,
  migrate,
  migrationsDirectory,
  migrationsIn,
  SERVICE_ROLES,
} from '@platform/database';
import { kafkaClient, topicsNamed } from '@platform/messaging/kafka';
import type { Pool } from 'pg';

import { makeTopics, type OnceAnswered } from './make-topics';

export type Preparing = Readonly<{
  config: InstallationConfig;
  /** Asks Postgres, then Kafka, whether they answer: until they do, where somebody waits for it. */
  onceAnswered: OnceAnswered;
  /** Told each step when it is done. */
  onStep: (line: string) => void;
}>;

/**
 * All that a distributed installation needs before its first process starts. Done again it changes
 * the passwords to those of now, makes what is missing, and leaves the rest as it is.
 *
 * @throws DatabaseNewer, MigrationChanged, MigrationFailed, MigrationFailedBefore
 * @throws ServicesNotAdmitted, PartitionsDiffer, and what the two are away with
 */
export const prepareInstallation = async (preparing: Preparing): Promise<void> => {
  const { config, onceAnswered, onStep } = preparing;
  const pool = createPool(config.databaseUrl, { max: 2, name: 'interdict prepare' });
  try {
    await onceAnswered(() => pool.query('SELECT 1'));
    onStep(await migrated(pool));
    onStep(await loginsMade(pool, config));
  } finally {
    await pool.end();
  }
  onStep(await topicsMade(preparing));
};

const migrated = async (pool: Pool): Promise<string> => {
  const applied = await migrate(pool);
  const all = await migrationsIn(migrationsDirectory());
  return applied.length === 0
    ? `Database: nothing to do, ${String(all.length)} migrations were there.`
    : `Database: ${String(applied.length)} of ${String(all.length)} migrations applied.`;
};

const loginsMade = async (
  pool: Pool,
  { passwords, loginSuffix }: InstallationConfig,
): Promise<string> => {
  const logins = SERVICE_ROLES.map((role) => loginOf(role, loginSuffix));
  const { rowCount } = await pool.query('SELECT FROM pg_roles WHERE rolname = ANY ($1)', [logins]);
  await createServiceLogins(pool, passwords, loginSuffix);
  const there = rowCount ?? 0;
  const names = `${String(logins[0])} and so on`;
  return (
    `Logins: ${String(logins.length - there)} made, ${String(there)} were there (${names}); ` +
    'passwords and rights are set.'
  );
};

const topicsMade = ({ config, onceAnswered }: Preparing): Promise<string> => {
  const { brokers, prefix, ...settings } = config.kafka;
  const kafka = kafkaClient({ brokers, clientId: 'interdict-prepare' });
  return makeTopics({ kafka, topics: topicsNamed({ prefix }), settings, onceAnswered });
};
