import { Pool, type PoolClient } from 'pg';

import { ImpatientClient } from './impatient-client';

export type PoolOptions = Readonly<{
  /** Connections at most. */
  max: number;
  /** `application_name`: how the pool shows in `pg_stat_activity`. */
  name: string;
}>;

/**
 * Connections to one database. A bigint arrives as text, which is how positions are meant to
 * travel; a timestamptz arrives as a Date. An outage rejects the query that meets it and nothing
 * else: the next query gets a new connection.
 *
 * @param url `postgresql://user:password@host:port/database`
 */
export const createPool = (url: string, { max, name }: PoolOptions): Pool => {
  const pool = new Pool({
    ...{ connectionString: url, max, application_name: name },
    // Whoever waits for an answer learns in the end that the server's machine is gone.
    keepAlive: true,
    Client: ImpatientClient,
  });
  pool.on('error', lostWhileIdle);
  pool.on('connect', surviveOutage);
  return pool;
};

// A client that is checked out has no listener of the pool's, and an unheard 'error' ends the
// process. Whoever waits for a query hears of the outage by its rejection.
const surviveOutage = (client: PoolClient): void => {
  client.on('error', lostWhileIdle);
};

const lostWhileIdle = (): void => undefined;
