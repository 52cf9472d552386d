import type { Pool } from 'pg';

/** A pool, or one connection of it where something is to be done in a transaction of one's own. */
export type Queryable = Pick<Pool, 'query'>;
