import { FileEvidenceArchive } from '@platform/archive';
import { PostgresConsumerPositions } from '@platform/messaging';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { SERVICE_ROLES, type ServiceRole } from './service-roles';
import { openServices, type Services } from './services.fixture';

const tablesOf = (schema: string, ...tables: readonly string[]) =>
  tables.map((table) => `${schema}.${table}`);

const LOG = tablesOf('log', 'head', 'stream', 'commit', 'event', 'receipt');
const ARCHIVE = ['archive.evidence'];
const RECEIPTS = ['archive.receipt'];
const MESSAGING = tablesOf('messaging', 'consumer', 'parked');
const TOLD = tablesOf('projections', 'cursor', 'run', 'stop');
const PROJECTIONS = [...TOLD, ...tablesOf('projections', 'fact_key', 'rebuild')];
const RELAY = tablesOf('relay', 'lease', 'generation');
const MODELS = [
  ...tablesOf('export_controls', 'council_measure_version', 'export_ban_list_change_version'),
  ...tablesOf('export_controls', 'export_ban_list_version', 'export_determination_version'),
  ...tablesOf('export_controls', 'listed_good_version'),
  ...tablesOf('security_council', 'council_vote_version', 'enforcement_status_version'),
  ...tablesOf('security_council', 'regime_history_version', 'sanctions_regime_version'),
  'developments.development_version',
];

type May = Readonly<Record<'reads' | 'adds' | 'changes' | 'removes', readonly string[]>>;

const CONTEXT: May = {
  reads: [...LOG, ...ARCHIVE, ...MESSAGING, ...RELAY],
  adds: MESSAGING,
  changes: MESSAGING,
  // What is tried again and succeeds is parked no longer.
  removes: ['messaging.parked'],
};

const FOLDED = [...PROJECTIONS, ...MODELS];

const MAY: Readonly<Record<ServiceRole, May>> = {
  interdict_api: {
    reads: [...LOG, ...ARCHIVE, ...RECEIPTS, ...MESSAGING, ...RELAY, ...TOLD, ...MODELS],
    adds: [...ARCHIVE, ...RECEIPTS],
    changes: [],
    removes: [],
  },
  interdict_export_controls: CONTEXT,
  interdict_security_council: CONTEXT,
  interdict_developments: CONTEXT,
  interdict_projections: {
    reads: [...LOG, ...RELAY, ...FOLDED],
    ...{ adds: FOLDED, changes: FOLDED, removes: FOLDED },
  },
  interdict_relay: {
    reads: [...LOG, ...RELAY],
    ...{ adds: [], changes: ['relay.lease'], removes: [] },
  },
};

const CASES = SERVICE_ROLES.map((role) => ({ role, ...MAY[role] }));

let services: Services;
/** Of the whole database: a table that nobody names below is one that no service may touch. */
let everything: readonly string[];

beforeAll(async () => {
  services = await openServices();
  const { rows } = await services.owner.query<{ name: string }>(
    `SELECT format('%I.%I', nspname, relname) AS name
       FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
      WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
        AND nspname <> 'information_schema' AND nspname !~ '^pg_'
      ORDER BY name`,
  );
  everything = rows.map(({ name }) => name);
});

afterAll(() => services.close());

const denied = /permission denied|must be owner/;

const expectOf = async (role: ServiceRole, sql: string, allowed: boolean) => {
  const asked = services.as(role).query(sql);
  await (allowed ? expect(asked).resolves.toBeDefined() : expect(asked).rejects.toThrow(denied));
};

/** That change nothing, so that nothing but the privilege decides. */
const writesTo = async (table: string) => {
  const { rows } = await services.owner.query<{ attname: string }>(
    `SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1`,
    [table],
  );
  const column = String(rows[0]?.attname);
  const insert = `INSERT INTO ${table} SELECT * FROM ${table} WHERE false`;
  const change = `UPDATE ${table} SET ${column} = ${column} WHERE false`;
  return { insert, change, remove: `DELETE FROM ${table} WHERE false` };
};

describe('A service', () => {
  it('is admitted to tables that are there', () => {
    const named = CASES.flatMap(({ reads, adds, changes }) => [...reads, ...adds, ...changes]);
    expect(named.filter((table) => !everything.includes(table))).toEqual([]);
  });

  it.each(CASES)('reads what it may and nothing else: $role', async ({ role, reads }) => {
    for (const table of everything) {
      await expectOf(role, `SELECT FROM ${table} LIMIT 1`, reads.includes(table));
    }
  });

  it.each(CASES)('writes what it may and nothing else: $role', async ({ role, ...may }) => {
    for (const table of everything) {
      const { insert, change, remove } = await writesTo(table);
      await expectOf(role, insert, may.adds.includes(table));
      await expectOf(role, change, may.changes.includes(table));
      await expectOf(role, remove, may.removes.includes(table));
    }
  });

  it.each(SERVICE_ROLES)('says of a generation at most that it has begun: %s', async (role) => {
    const begin = 'UPDATE relay.generation SET begun = true WHERE NOT begun';
    await expectOf(role, begin, role === 'interdict_relay');
    await expectOf(role, 'UPDATE relay.generation SET after_position = 0', false);
    await expectOf(role, 'UPDATE relay.generation SET previous = generation', false);
  });

  it.each(SERVICE_ROLES)('empties nothing that it does not fold: %s', async (role) => {
    for (const table of everything) {
      const isFoldedHere = role === 'interdict_projections' && MODELS.includes(table);
      await expectOf(role, `TRUNCATE ${table}`, isFoldedHere);
    }
  });

  it('is granted no column of a table but one', async () => {
    const { rows } = await services.owner.query<{ granted: string }>(
      `SELECT format('%s.%s: %s to %s', attrelid::regclass, attname, privilege_type,
                     grantee::regrole) AS granted
         FROM pg_attribute, aclexplode(attacl)
        WHERE attrelid >= 16384`,
    );
    expect(rows.map(({ granted }) => granted)).toEqual([
      'relay.generation.begun: UPDATE to interdict_relay',
    ]);
  });

  it.each(SERVICE_ROLES)('disarms no guard of the log: %s', async (role) => {
    for (const sql of [
      'ALTER TABLE log.stream DISABLE TRIGGER own_streams_only',
      'DROP FUNCTION log.owner_of CASCADE',
      'ALTER TABLE messaging.consumer DISABLE ROW LEVEL SECURITY',
      `CREATE TABLE log.mine ()`,
      'SET session_replication_role = replica',
      'SELECT services.admit()',
    ]) {
      await expectOf(role, sql, false);
    }
  });

  it.each(SERVICE_ROLES.filter((role) => role !== 'interdict_projections'))(
    'makes no schema and no table of its own: %s',
    async (role) => {
      await expectOf(role, 'CREATE SCHEMA mine', false);
      await expectOf(role, 'CREATE TABLE public.mine ()', false);
    },
  );

  it.each(SERVICE_ROLES)('does not take the role of another: %s', async (role) => {
    const other = role === 'interdict_relay' ? 'interdict_api' : 'interdict_relay';
    for (const taken of [other, 'interdict']) await expectOf(role, `SET ROLE ${taken}`, false);
  });
});

describe('A position in the log', () => {
  const generation = '0190a5b0-0000-7000-8000-000000000001';
  const developments = () => new PostgresConsumerPositions(services.as('interdict_developments'));
  const parked = {
    ...{ consumer: 'developments', eventId: generation, position: 7n },
    ...{ reaction: 'asks', code: 'REFUSED', message: 'No.' },
  };

  it('is kept by the service that consumes under its name, and seen by the API', async () => {
    await developments().moveTo('developments', { position: 7n, generation });
    await developments().moveTo('developments', { position: 8n, generation });
    await developments().park(parked);
    expect(await developments().positionOf('developments')).toMatchObject({ position: 8n });
    const api = new PostgresConsumerPositions(services.as('interdict_api'));
    expect(await api.all()).toEqual([{ consumer: 'developments', position: 8n, generation }]);
    expect(await api.parkedBy('developments')).toMatchObject([{ position: 7n }]);
  });

  it('is told with what hinders the service, and another tells nothing of it', async () => {
    const at = { position: 8n, generation };
    const told = async () => {
      const all = await new PostgresConsumerPositions(services.as('interdict_api')).all();
      return all.find(({ consumer }) => consumer === 'developments');
    };
    await developments().tell('developments', { outage: 'Away.' }, at);
    expect(await told()).toMatchObject({ outage: 'Away.' });
    const council = new PostgresConsumerPositions(services.as('interdict_security_council'));
    const forged = council.tell('developments', { outage: 'No.' }, at);
    await expect(forged).rejects.toThrow('row-level security');
    await council.tell('developments', {}, at);
    expect(await told()).toMatchObject({ outage: 'Away.' });
    const api = new PostgresConsumerPositions(services.as('interdict_api'));
    await expect(api.tell('developments', {}, at)).rejects.toThrow('permission denied');
    await developments().moveTo('developments', at);
    expect(await told()).toEqual({ consumer: 'developments', ...at });
  });

  it('is not kept, moved or seen by another service', async () => {
    const council = new PostgresConsumerPositions(services.as('interdict_security_council'));
    const at = { position: 1n, generation };
    await expect(council.moveTo('developments', at)).rejects.toThrow('row-level security');
    await expect(council.moveTo('standalone', at)).rejects.toThrow('row-level security');
    await expect(council.park({ ...parked, reaction: 'other' })).rejects.toThrow('row-level');
    expect(await council.all()).toEqual([]);
    expect(await council.parkedBy('developments')).toEqual([]);
  });
});

describe('Evidence', () => {
  it('is archived by the API and read by those who decide on it', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'interdict-roles-'));
    const archiveOf = (role: ServiceRole) =>
      new FileEvidenceArchive(services.as(role), { directory });
    const document = {
      ...({ form: 'document', publisher: 'Ministry', tier: 'ministry', title: 'Notice' } as const),
      ...{ url: null, retrievedAt: '2024-09-09T00:00:00.000Z', mediaType: 'text/plain' },
      body: Buffer.from('text'),
    };
    const { sha256 } = await archiveOf('interdict_api').keep(document);
    const [read] = await archiveOf('interdict_developments').recordsOf([sha256]);
    expect(read).toMatchObject({ title: 'Notice' });
    const forged = archiveOf('interdict_developments').keep({
      ...document,
      body: Buffer.from('b'),
    });
    await expect(forged).rejects.toThrow('permission denied');
    await rm(directory, { recursive: true });
  });
});
