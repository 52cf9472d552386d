import { createPrisma } from '@platform/database';
import {
  countedLists,
  countedModel,
  koreanList,
  openCountedLists,
  versionRowsContract,
  type CountedLists,
} from '@testing';

import { PostgresVersionRows } from './postgres-version-rows';
import { PositionAhead } from './read-model.errors';

versionRowsContract('in Postgres', async () => {
  const lists = await openCountedLists();
  return {
    ...lists,
    apply: async () => {
      expect(await lists.apply()).toBeUndefined();
    },
  };
});

describe('The version rows in Postgres', () => {
  let lists: CountedLists;

  beforeEach(async () => {
    lists = await openCountedLists();
    await lists.record(koreanList.expanded31st());
  });

  afterEach(() => lists.close());

  it('are not taken for those of another version of the model', async () => {
    await lists.apply();
    const next = { ...countedModel, version: 2 };
    expect(await lists.rows.position(next)).toBe(0n);
    const asked = lists.rows.find(next, countedLists, { position: 1n });
    await expect(asked).rejects.toThrow(PositionAhead);
  });

  it('say nothing of what the log holds and the model has not applied', async () => {
    const asked = lists.rows.find(countedModel, countedLists, { position: 1n });
    await expect(asked).rejects.toThrow(PositionAhead);
  });

  it('are there as soon as a runner of the same process has applied them', async () => {
    const waiting = lists.rows.waitForModel(countedModel, 1n, 5_000);
    await lists.apply();
    expect(await waiting).toBe(1n);
    expect(lists.progress.count).toBeGreaterThan(0);
  });

  it('are there when a runner of another process has applied them', async () => {
    const prisma = createPrisma(lists.url);
    const elsewhere = new PostgresVersionRows(prisma);
    const waiting = elsewhere.waitForModel(countedModel, 1n, 5_000);
    await lists.apply();
    expect(await waiting).toBe(1n);
    await prisma.$disconnect();
  });

  it('hold when they hold, whatever zone the server keeps', async () => {
    const database = new URL(lists.url).pathname.slice(1);
    await lists.pool.query(`ALTER DATABASE ${database} SET TimeZone TO 'Pacific/Kiritimati'`);
    const prisma = createPrisma(lists.url);
    const rows = new PostgresVersionRows(prisma);
    await lists.apply();
    const totalAt = async (asOf: string) => {
      const found = await rows.find(countedModel, countedLists, { asOf, position: 1n });
      return found.map(({ value, validFrom }) => [value.total, validFrom]);
    };
    expect(await totalAt('2023-04-27T15:00:00.000Z')).toEqual([[741, '2023-04-27T15:00:00.000Z']]);
    expect(await totalAt('2023-04-27T14:59:59.999Z')).toEqual([[0, '0001-01-01T00:00:00.000Z']]);
    await prisma.$disconnect();
  });
});
