import type { ClientBase, Pool } from 'pg';

/** All of it or nothing. */
export const inTransaction = async <Result>(
  client: ClientBase,
  use: () => Promise<Result>,
): Promise<Result> => {
  await client.query('BEGIN');
  try {
    const result = await use();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // On a lost connection there is nothing left to roll back: what was lost is the news.
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
};

/** Lends a connection. One that failed is closed: who knows what state it is in. */
export const withConnection = async <Result>(
  pool: Pool,
  use: (client: ClientBase) => Promise<Result>,
): Promise<Result> => {
  const client = await pool.connect();
  let broken = true;
  try {
    const result = await use(client);
    broken = false;
    return result;
  } finally {
    client.release(broken);
  }
};
