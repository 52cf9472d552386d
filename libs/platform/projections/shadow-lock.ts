import type { ClientBase, Pool } from 'pg';

import { modelVersionOf, type ReadModel } from './projection';
import { RebuildRunning } from './read-model.errors';

/**
 * Only one at a time folds a model apart, of all processes. The lock is the session's: the
 * connection is closed and never goes back to the pool.
 *
 * @throws RebuildRunning
 */
export const withShadowLock = async <Result>(
  { pool, model }: Readonly<{ pool: Pool; model: ReadModel }>,
  use: (client: ClientBase) => Promise<Result>,
): Promise<Result> => {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine',
      [lockOf(model)],
    );
    if (!rows[0]?.mine) throw new RebuildRunning(modelVersionOf(model));
    await beMissedSoon(client);
    return await use(client);
  } finally {
    // Let go of before the connection is: the server takes a moment to notice that it was closed.
    await client.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    client.release(true);
  }
};

/** Before the session ends: whoever hears that a model is folded may fold it again at once. */
export const unlockShadow = async (client: ClientBase, model: ReadModel): Promise<void> => {
  // On a lost connection there is no lock to let go of.
  await client
    .query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [lockOf(model)])
    .catch(() => undefined);
};

const lockOf = ({ name }: ReadModel): string => `projections.rebuild ${name}`;

/**
 * The server lets go of the lock once it notices that whoever held it is gone: a process in a
 * second, also in the middle of a statement, and a machine in about ten. Else it could take hours.
 */
const beMissedSoon = async (client: ClientBase): Promise<void> => {
  const settings = {
    client_connection_check_interval: '1s',
    tcp_keepalives_idle: '4s',
    tcp_keepalives_interval: '2s',
    tcp_keepalives_count: '3',
    tcp_user_timeout: '10s',
  };
  for (const [name, value] of Object.entries(settings)) {
    // What the server's system cannot do is done without: then it takes longer.
    await client.query('SELECT set_config($1, $2, false)', [name, value]).catch(() => undefined);
  }
};
