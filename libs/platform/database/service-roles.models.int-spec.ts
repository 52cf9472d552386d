import { PostgresEventLog } from '@platform/event-log';
import {
  PostgresModelStops,
  PostgresVersionRows,
  ProjectionRunner,
  rebuild,
  replay,
} from '@platform/projections';
import { PostgresModelRuns, PostgresToldRuns } from '@platform/projections/runs';
import {
  commitTo,
  countedLists,
  countedModel,
  FiniteFeed,
  InMemoryVersionRows,
  koreanList,
} from '@testing';
import { randomUUID } from 'node:crypto';
import { setImmediate as breath } from 'node:timers/promises';
import type { Pool } from 'pg';

import { createPrisma } from './prisma';
import { createServiceLogins } from './service-logins';
import type { ServiceRole } from './service-roles';
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

describe('What is told of a read model', () => {
  const runsAs = (role: ServiceRole) =>
    new PostgresModelRuns({
      ...{ pool: services.as(role), log: services.logAs(role), models: [countedModel] },
    });

  const begun = (runs: PostgresModelRuns) =>
    runs.rebuild(
      { model: countedModel.name, swap: true },
      { commandId: randomUUID(), requestSha256: 'ab'.repeat(32) },
    );

  const toldToApi = () => new PostgresToldRuns(services.as('interdict_api'));

  it('is what the projections have found, and the API reads it', async () => {
    const runs = runsAs('interdict_projections');
    const { id } = await begun(runs);
    expect(await toldToApi().rebuildOf(id)).toMatchObject({ model: 'export-controls@1' });
    while ((await toldToApi().rebuildOf(id))?.state === 'running') await breath();
    await runs.stop();
    expect(await toldToApi().rebuildOf(id)).toMatchObject({ state: 'same', swapped: true });
  });

  it.each(['interdict_api', 'interdict_developments'] as const)(
    'is not begun by others: %s',
    async (role) => {
      await expect(begun(runsAs(role))).rejects.toThrow('permission denied');
    },
  );

  it('is why it stands still, and that it goes on', async () => {
    const stops = new PostgresModelStops(services.as('interdict_api'));
    await services.owner.query(`ALTER TABLE ${TABLE} ADD CONSTRAINT none CHECK (false) NOT VALID`);
    const owner = new PostgresEventLog(services.owner);
    await owner.append(commitTo(koreanList.stream, 1, [koreanList.expanded35th()]));
    const pool = services.as('interdict_projections');
    const log = new PostgresEventLog(pool);
    const runner = new ProjectionRunner({
      ...{ pool, log, model: countedModel, feed: new FiniteFeed(log) },
    });
    await runner.run(new AbortController().signal);
    expect(await stops.stopOf(countedModel)).toMatchObject({ code: 'ROWS_REFUSED', position: 2n });
    await services.owner.query(`ALTER TABLE ${TABLE} DROP CONSTRAINT none`);
    await run(pool);
    expect(await stops.stopOf(countedModel)).toBeUndefined();
  });
});
