import { PostgresEventLog } from '@platform/event-log';
import { PostgresVersionRows, ProjectionRunner, rebuild, replay } from '@platform/projections';
import {
  commitTo,
  countedLists,
  countedModel,
  FiniteFeed,
  InMemoryVersionRows,
  koreanList,
} from '@testing';
import type { Pool } from 'pg';

import { createPrisma } from './prisma';
import { createServiceLogins } from './service-logins';
import { openServices, passwords, type Services } from './services.fixture';

const TABLE = 'export_controls.export_ban_list_version';

let services: Services;

beforeEach(async () => {
  services = await openServices();
  const log = new PostgresEventLog(services.owner);
  await log.append(commitTo(koreanList.stream, 0, [koreanList.expanded31st()]));
  await run(services.as('interdict_projections'));
});

afterEach(() => services.close());

const run = async (pool: Pool) => {
  const log = new PostgresEventLog(pool);
  const ports = { pool, log, model: countedModel, feed: new FiniteFeed(log) };
  expect(await new ProjectionRunner(ports).run(new AbortController().signal)).toBeUndefined();
};

const rebuilt = (pool: Pool) =>
  rebuild({ pool, log: new PostgresEventLog(pool), model: countedModel }, { swap: true });

const expectReadByApi = async () => {
  const prisma = createPrisma(services.urlOf('interdict_api'));
  const log = services.logAs('interdict_api');
  const [rows, naive] = [new PostgresVersionRows(prisma), new InMemoryVersionRows(log)];
  const { position } = await log.head();
  expect(await rows.find(countedModel, countedLists, { position })).toEqual(
    await naive.find(countedModel, countedLists, { position }),
  );
  await prisma.$disconnect();
};

const ownerOf = async (table: string) => {
  const { rows } = await services.owner.query<{ owner: string }>(
    'SELECT relowner::regrole::text AS owner FROM pg_class WHERE oid = $1::regclass',
    [table],
  );
  return rows[0]?.owner;
};

describe('A read model', () => {
  it('is folded by the projections and read by the API', expectReadByApi);

  it('is rebuilt by the projections, and the API reads the new tables', async () => {
    expect(await rebuilt(services.as('interdict_projections'))).toMatchObject({ same: true });
    expect(await ownerOf(TABLE)).toBe('interdict_projections');
    await expectReadByApi();
    await run(services.as('interdict_projections'));
    expect(await rebuilt(services.as('interdict_projections'))).toMatchObject({ same: true });
  });

  it('is replayed by the projections', async () => {
    const pool = services.as('interdict_projections');
    const ports = { pool, log: new PostgresEventLog(pool), model: countedModel };
    expect(await replay(ports, { position: 1n })).toMatchObject({ same: true });
  });

  it('is not rebuilt by the API', async () => {
    await expect(rebuilt(services.as('interdict_api'))).rejects.toThrow('permission denied');
    await expectReadByApi();
  });

  it('that the owner rebuilt goes back to the projections with the next deployment', async () => {
    await rebuilt(services.owner);
    expect(await ownerOf(TABLE)).not.toBe('interdict_projections');
    await createServiceLogins(services.owner, passwords, services.suffix);
    await expectReadByApi();
    expect(await rebuilt(services.as('interdict_projections'))).toMatchObject({ same: true });
  });
});
