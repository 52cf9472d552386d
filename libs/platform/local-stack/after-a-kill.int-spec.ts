import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';

import { DataDirectoryInUse } from './data-directory.errors';
import { birthOf } from './running-process';
import { asked, until, Workshop } from './workshop.fixture';

jest.setTimeout(60_000);

const workshop = new Workshop();

beforeAll(() => workshop.open());
beforeEach(() => {
  workshop.next();
});
afterEach(() => workshop.tidy());
afterAll(() => workshop.close());

const DRAFT = 'postgres.draft-';

describe('A process that ends by a bug', () => {
  it('takes its server along', async () => {
    workshop.givenCluster();
    await workshop.holder('fails').says('Error: As asked.');
    await until(async () => (await workshop.serverPid()) === undefined);
  });
});

describe('After a kill', () => {
  it('a directory in use is refused by the number of its process', async () => {
    workshop.givenCluster();
    const { says, pid } = workshop.holder();
    await says('ready');
    await expect(workshop.start()).rejects.toThrow(DataDirectoryInUse);
    await expect(workshop.start()).rejects.toThrow(String(pid));
  });

  it('of Interdict, the server that it left running is stopped, and nothing is lost', async () => {
    workshop.givenCluster();
    const { says, killed } = workshop.holder();
    const url = await says('postgresql:');
    await asked(url, 'CREATE TABLE kept AS SELECT 42 AS n');
    await killed();
    const orphan = await workshop.serverPid();
    expect(orphan).toBeDefined();
    const again = await workshop.start();
    expect(workshop.steps).toEqual(['starting', 'stopping-leftover', 'ready']);
    expect(birthOf(orphan ?? 0)).toBeUndefined();
    expect(await asked(again.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
  });

  it('of Interdict and its server, nothing is lost', async () => {
    workshop.givenCluster();
    const { says, killed } = workshop.holder();
    const url = await says('postgresql:');
    await asked(url, 'CREATE TABLE kept AS SELECT 42 AS n');
    await killed();
    process.kill((await workshop.serverPid()) ?? 0, 'SIGKILL');
    const again = await workshop.start();
    expect(await asked(again.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
  });

  it('of a server, its last worker may notice late: the start waits for that one', async () => {
    workshop.givenCluster();
    const { says, killed } = workshop.holder();
    const client = new Client({ connectionString: await says('postgresql:') });
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const worker = rows[0]?.pid ?? 0;
    await killed();
    process.kill(worker, 'SIGSTOP');
    process.kill((await workshop.serverPid()) ?? 0, 'SIGKILL');
    const starting = workshop.start();
    await until(async () => (await workshop.log()).includes('still in use'));
    process.kill(worker, 'SIGCONT');
    await starting;
  });

  it('in the middle of the first start, half a cluster is not taken for one', async () => {
    const { says, killed } = workshop.holder();
    await says('creating-cluster');
    await until(async () =>
      (await readdir(workshop.dataDir)).some((name) => name.startsWith(DRAFT)),
    );
    await killed();
    expect(await readdir(workshop.dataDir)).not.toContain('postgres');
    const { url, stop } = await workshop.start();
    expect(await asked(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    await stop();
    await until(async () => {
      await (await workshop.start()).stop();
      return !(await readdir(workshop.dataDir)).some((name) => name.startsWith(DRAFT));
    });
  });

  it('before its database was made, it is made at the next start', async () => {
    workshop.givenCluster();
    const first = await workshop.start();
    const maintenance = new URL(first.url);
    maintenance.pathname = '/postgres';
    await asked(maintenance.href, 'DROP DATABASE interdict');
    await first.stop();
    const { url } = await workshop.start();
    expect(await asked(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it('the number of the dead server may be another process by now', async () => {
    workshop.givenCluster();
    const first = await workshop.start();
    const file = join(workshop.dataDir, 'postgres', 'postmaster.pid');
    const text = await readFile(file, 'utf8');
    await first.stop();
    await writeFile(file, text.replace(/^\d+/, String(process.pid)));
    await workshop.start();
    expect(workshop.steps).not.toContain('stopping-leftover');
  });
});
