import { createPool, createPrisma } from '@platform/database';
import { PostgresEventLog } from '@platform/event-log';
import {
  countedLists,
  countedModel,
  FiniteFeed,
  freshDatabase,
  koreanList,
  provenance,
  versionRowsContract,
} from '@testing';

import { ModelProgress } from './model-progress';
import { PostgresVersionRows } from './postgres-version-rows';
import { ProjectionRunner } from './projection-runner';
import { PositionAhead } from './read-model.errors';

const open = async () => {
  const { url, drop } = await freshDatabase();
  const pool = createPool(url, { max: 4, name: 'rows' });
  const prisma = createPrisma(url);
  const log = new PostgresEventLog(pool);
  const progress = new ModelProgress();
  const runner = new ProjectionRunner({
    ...{ pool, log, progress, model: countedModel },
    feed: new FiniteFeed(log),
  });
  return {
    ...{ url, pool, log, progress, rows: new PostgresVersionRows(prisma, progress) },
    apply: async () => {
      expect(await runner.run(new AbortController().signal)).toBeUndefined();
    },
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
      await drop();
    },
  };
};

versionRowsContract('in Postgres', open);

describe('The version rows in Postgres', () => {
  let opened: Awaited<ReturnType<typeof open>>;

  beforeEach(async () => {
    opened = await open();
    const { stream } = koreanList;
    await opened.log.append({
      appends: [
        {
          stream,
          expectedVersion: 'STREAM_DOES_NOT_EXIST',
          facts: [koreanList.expanded31st()],
        },
      ],
      provenance: provenance(),
    });
  });

  afterEach(() => opened.close());

  it('are not taken for those of another version of the model', async () => {
    await opened.apply();
    const next = { ...countedModel, version: 2 };
    expect(await opened.rows.position(next)).toBe(0n);
    const asked = opened.rows.find(next, countedLists, { position: 1n });
    await expect(asked).rejects.toThrow(PositionAhead);
  });

  it('say nothing of what the log holds and the model has not applied', async () => {
    const asked = opened.rows.find(countedModel, countedLists, { position: 1n });
    await expect(asked).rejects.toThrow(PositionAhead);
  });

  it('are there as soon as a runner of the same process has applied them', async () => {
    const waiting = opened.rows.waitForModel(countedModel, 1n, 5_000);
    await opened.apply();
    expect(await waiting).toBe(1n);
    expect(opened.progress.count).toBeGreaterThan(0);
  });

  it('are there when a runner of another process has applied them', async () => {
    const prisma = createPrisma(opened.url);
    const elsewhere = new PostgresVersionRows(prisma);
    const waiting = elsewhere.waitForModel(countedModel, 1n, 5_000);
    await opened.apply();
    expect(await waiting).toBe(1n);
    await prisma.$disconnect();
  });

  it('hold when they hold, whatever zone the server keeps', async () => {
    const database = new URL(opened.url).pathname.slice(1);
    await opened.pool.query(`ALTER DATABASE ${database} SET TimeZone TO 'Pacific/Kiritimati'`);
    const prisma = createPrisma(opened.url);
    const rows = new PostgresVersionRows(prisma);
    await opened.apply();
    const totalAt = async (asOf: string) => {
      const found = await rows.find(countedModel, countedLists, { asOf, position: 1n });
      return found.map(({ value, validFrom }) => [value.total, validFrom]);
    };
    expect(await totalAt('2023-04-27T15:00:00.000Z')).toEqual([[741, '2023-04-27T15:00:00.000Z']]);
    expect(await totalAt('2023-04-27T14:59:59.999Z')).toEqual([[0, '0001-01-01T00:00:00.000Z']]);
    await prisma.$disconnect();
  });
});
