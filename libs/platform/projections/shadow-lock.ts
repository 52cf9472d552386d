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
      [`projections.rebuild ${model.name}`],
    );
    if (!rows[0]?.mine) throw new RebuildRunning(modelVersionOf(model));
    return await use(client);
  } finally {
    // Let go of before the connection is: the server takes a moment to notice that it was closed.
    await client.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    client.release(true);
  }
};
