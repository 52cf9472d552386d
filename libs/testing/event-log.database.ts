import { createPool } from '@platform/database';
import { PostgresEventLog } from '@platform/event-log';

import { freshDatabase } from './postgres';

/** A log in a database of one's own. Only in `*.int-spec.ts`. */
export const openEventLog = async () => {
  const { url, drop } = await freshDatabase();
  const pool = createPool(url, { max: 8, name: 'event log' });
  const log = new PostgresEventLog(pool);
  const close = async () => {
    await log.close();
    await pool.end();
    await drop();
  };
  return { url, pool, log, close };
};
