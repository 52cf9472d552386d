import { PostgresEventLog } from '@platform/event-log';
import { startLocalPostgres, type LocalPostgres } from '@platform/local-stack';
import { ProjectionRunner, rebuild } from '@platform/projections';
import { commitTo, confirmed, countedModel, FiniteFeed, someStream } from '@testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';

import { migrate } from './migrate';
import { createPool } from './pool';
import { createServiceLogins, dropServiceLogins, loginOf, serviceUrl } from './service-logins';
import { PasswordNotAscii, ServicesNotAdmitted } from './service-logins.errors';
import { SERVICE_ROLES } from './service-roles';
import { openServices, passwords } from './services.fixture';

describe('The logins of services', () => {
  it('are those of the services, and nothing more than that', async () => {
    const services = await openServices();
    for (const role of SERVICE_ROLES) {
      const { rows } = await services.as(role).query('SELECT session_user, current_user');
      expect(rows).toEqual([{ session_user: loginOf(role, services.suffix), current_user: role }]);
    }
    await services.close();
  });

  it('may be made again, with other passwords', async () => {
    const services = await openServices();
    const role = 'interdict_relay';
    const again = { ...passwords, [role]: 'another' };
    const made = [1, 2].map(() => createServiceLogins(services.owner, again, services.suffix));
    await Promise.all(made);
    await expect(services.as(role).query('SELECT')).rejects.toThrow('password');
    const login = { password: 'another', suffix: services.suffix };
    const pool = createPool(serviceUrl(services.url, role, login), { max: 1, name: 'again' });
    expect(await new PostgresEventLog(pool).head()).toMatchObject({ position: 0n });
    await pool.end();
    await services.close();
  });

  it.each(['', '비밀', 'line\nbreak'])('are refused the password %j', async (password) => {
    const services = await openServices();
    const made = createServiceLogins(services.owner, { ...passwords, interdict_relay: password });
    await expect(made).rejects.toThrow(PasswordNotAscii);
    await services.close();
  });
});

describe('In a cluster whose superuser somebody else is', () => {
  let dataDir: string;
  let server: LocalPostgres;
  let superuser: Pool;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'interdict-roles-'));
    server = await startLocalPostgres({ dataDir, settings: { fsync: 'off' } });
    superuser = createPool(server.url, { max: 1, name: 'superuser' });
    await superuser.query("CREATE ROLE lent LOGIN PASSWORD 'lent'");
  }, 60_000);

  afterAll(async () => {
    await superuser.end();
    await server.stop();
    await rm(dataDir, { recursive: true });
  });

  const ownDatabase = async (name: string, owner = 'lent'): Promise<string> => {
    await superuser.query(`CREATE DATABASE ${name} OWNER ${owner}`);
    const url = new URL(server.url);
    [url.username, url.password, url.pathname] = [owner, 'lent', name];
    return url.href;
  };

  const withPool = async (url: string, use: (pool: Pool) => Promise<void>) => {
    const pool = createPool(url, { max: 4, name: 'lent' });
    await use(pool).finally(() => pool.end());
  };

  const roles = async () => {
    const { rows } = await superuser.query<{ rolname: string }>(
      `SELECT rolname FROM pg_roles WHERE rolname = ANY ($1)`,
      [SERVICE_ROLES],
    );
    return rows.map(({ rolname }) => rolname);
  };

  /** Appends, folds and rebuilds, as one process does. */
  const expectToWork = async (pool: Pool) => {
    const log = new PostgresEventLog(pool);
    await log.append(commitTo(someStream(), 0, [confirmed('1')]));
    await log.append(commitTo(someStream('sanctions-regime'), 0, [confirmed('1')]));
    const ports = { pool, log, model: countedModel };
    const runner = new ProjectionRunner({ ...ports, feed: new FiniteFeed(log) });
    expect(await runner.run(new AbortController().signal)).toBeUndefined();
    for (let time = 0; time < 2; time += 1) {
      expect(await rebuild(ports, { swap: true })).toMatchObject({ same: true });
    }
  };

  /** The owner's own process, and then the services. */
  const expectToServe = async (pool: Pool) => {
    await createServiceLogins(pool, passwords);
    await expectToWork(pool);
    await createServiceLogins(pool, passwords);
    const role = 'interdict_projections';
    const own = serviceUrl(String(pool.options.connectionString), role, {
      password: passwords[role],
    });
    await withPool(own, async (projections) => {
      const ports = { pool: projections, log: new PostgresEventLog(projections) };
      const rebuilt = await rebuild({ ...ports, model: countedModel }, { swap: true });
      expect(rebuilt).toMatchObject({ same: true });
    });
  };

  /** With the database that they may do anything in. */
  const dropRoles = async (url: string) => {
    await superuser.query(`DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
    await dropServiceLogins(superuser);
    await superuser.query(`DROP ROLE ${SERVICE_ROLES.join()}`);
  };

  it('an owner without CREATEROLE runs one process, and services once it may', async () => {
    const url = await ownDatabase('lent_one');
    await migrate(url);
    expect(await roles()).toEqual([]);
    await withPool(url, async (pool) => {
      await expectToWork(pool);
      await expect(createServiceLogins(pool, passwords)).rejects.toThrow(ServicesNotAdmitted);
      await expect(createServiceLogins(pool, passwords)).rejects.toThrow('CREATEROLE');
    });
    expect(await roles()).toEqual([]);
    await superuser.query('ALTER ROLE lent CREATEROLE');
    await withPool(url, expectToServe);
    await dropRoles(url);
  });

  it('an owner with CREATEROLE migrates several databases at once', async () => {
    await superuser.query('ALTER ROLE lent CREATEROLE');
    const urls = await Promise.all(['one', 'two', 'three'].map((name) => ownDatabase(name)));
    await Promise.all(urls.map((url) => migrate(url)));
    expect((await roles()).toSorted()).toEqual(SERVICE_ROLES.toSorted());
    for (const url of urls) await withPool(url, expectToServe);
  });

  // The roles are those of the case before.
  it('an owner whom the roles do not belong to is admitted by a superuser', async () => {
    await superuser.query("CREATE ROLE another LOGIN CREATEROLE PASSWORD 'lent'");
    const url = await ownDatabase('of_another', 'another');
    await migrate(url);
    const asSuperuser = new URL(server.url);
    asSuperuser.pathname = 'of_another';
    await withPool(url, async (owner) => {
      await expectToWork(owner);
      await expect(createServiceLogins(owner, passwords)).rejects.toThrow(ServicesNotAdmitted);
      await withPool(asSuperuser.href, (pool) => createServiceLogins(pool, passwords));
      await expectToWork(owner);
      await withPool(asSuperuser.href, expectToServe);
    });
  });
});
