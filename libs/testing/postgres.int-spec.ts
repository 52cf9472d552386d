import { Client } from 'pg';

import { migrate } from '@platform/database';

import { command, freshDatabase } from './postgres';

const asked = async (url: string, sql: string) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client.query(sql).finally(() => client.end());
};

describe('A fresh database', () => {
  it('is migrated', async () => {
    const { url, drop } = await freshDatabase();
    expect(await migrate(url)).toEqual([]);
    await drop();
  });

  it('is nobody else’s', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
    await command(one.url, 'CREATE TABLE mine ()');
    await expect(asked(other.url, 'SELECT FROM mine')).rejects.toThrow('does not exist');
    await Promise.all([one.drop(), other.drop()]);
  });

  it('is gone after its drop, whoever is connected to it', async () => {
    const { url, drop } = await freshDatabase();
    const visitor = new Client({ connectionString: url });
    visitor.on('error', () => undefined);
    await visitor.connect();
    await drop();
    await expect(asked(url, 'SELECT')).rejects.toThrow('does not exist');
  });
});
