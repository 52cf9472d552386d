import { createPool } from '@platform/database';
import { consumerPositionsContract, freshDatabase } from '@testing';

import { PostgresConsumerPositions } from './postgres-consumer-positions';

consumerPositionsContract('in Postgres', async () => {
  const { url, drop } = await freshDatabase();
  const pool = createPool(url, { max: 2, name: 'consumer positions' });
  const close = async () => {
    await pool.end();
    await drop();
  };
  return { positions: new PostgresConsumerPositions(pool), close };
});
