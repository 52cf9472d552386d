import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { POSTGRES_MAJOR } from './data-directory';
import { PostgresMajorDiffers } from './data-directory.errors';
import { LocalPostgresFailed } from './local-postgres.errors';
import { postgresBinaries } from './postgres-binaries';
import { launchAs, serverAccount } from './server-account';
import { asked, Workshop } from './workshop.fixture';

jest.setTimeout(60_000);

const workshop = new Workshop();

beforeAll(() => workshop.open());
beforeEach(() => {
  workshop.next();
});
afterEach(() => workshop.tidy());
afterAll(() => workshop.close());

describe('A local PostgreSQL', () => {
  it('is of the version that the data directory names, and durable', async () => {
    const { url } = await workshop.start();
    expect(workshop.steps).toEqual(['creating-cluster', 'starting', 'ready']);
    const [shown] = await asked(
      url,
      `SELECT current_setting('server_version_num')::int / 10000 AS major,
              current_setting('fsync') AS fsync, current_setting('full_page_writes') AS pages,
              current_setting('synchronous_commit') AS commits,
              current_setting('listen_addresses') AS addresses,
              current_setting('TimeZone') AS zone,
              (SELECT datcollate FROM pg_database WHERE datname = current_database()) AS collation`,
    );
    expect(shown).toEqual({
      major: POSTGRES_MAJOR,
      fsync: 'on',
      pages: 'on',
      commits: 'on',
      addresses: '127.0.0.1',
      zone: 'UTC',
      collation: 'C',
    });
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    workshop.givenCluster();
    const { url } = await workshop.start();
    const wrong = new URL(url);
    wrong.password = 'guessed';
    await expect(asked(wrong.href, 'SELECT')).rejects.toThrow('password');
    expect((await stat(join(workshop.dataDir, 'postgres.password'))).mode & 0o777).toBe(0o600);
  });

  it('leaves its address to its owner alone, for as long as it runs', async () => {
    workshop.givenCluster();
    const { url, urlFile, stop } = await workshop.start();
    expect(urlFile).toBe(join(workshop.dataDir, 'postgres.url'));
    expect(await readFile(urlFile, 'utf8')).toBe(`${url}\n`);
    expect((await stat(urlFile)).mode & 0o777).toBe(0o600);
    await stop();
    await expect(stat(urlFile)).rejects.toThrow('ENOENT');
  });

  it('has its socket in the data directory, or none', async () => {
    workshop.givenCluster();
    const { url } = await workshop.start();
    const [shown] = await asked(url, 'SHOW unix_socket_directories');
    expect(shown).toEqual({ unix_socket_directories: join(workshop.dataDir, 'postgres') });
  });

  it('stops, lets go of the directory and starts again with what was in it', async () => {
    workshop.givenCluster();
    const first = await workshop.start();
    await asked(first.url, 'CREATE TABLE kept AS SELECT 42 AS n');
    await first.stop();
    await first.ended;
    expect(await workshop.serverPid()).toBeUndefined();
    const second = await workshop.start();
    expect(workshop.steps).toEqual(['starting', 'ready', 'starting', 'ready']);
    expect(await asked(second.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
  });

  it('says why it does not start, and lets go of the directory', async () => {
    workshop.givenCluster();
    await expect(workshop.start({ settings: { shared_buffers: 'plenty' } })).rejects.toThrow(
      /plenty|shared_buffers/,
    );
    await expect(workshop.start({ settings: { no_such_setting: 1 } })).rejects.toThrow(
      LocalPostgresFailed,
    );
    // Once each: what nothing but a change can mend is not tried again.
    expect((await workshop.log()).match(/FATAL/g)).toHaveLength(2);
    await workshop.start();
  });

  it('does not touch a cluster of another major version', async () => {
    workshop.givenCluster();
    await (await workshop.start()).stop();
    await writeFile(join(workshop.dataDir, 'postgres', 'PG_VERSION'), '17\n');
    await expect(workshop.start()).rejects.toThrow(PostgresMajorDiffers);
  });

  it('runs from an installation that is private as well', async () => {
    workshop.givenCluster();
    const { dataDir } = workshop;
    execFileSync('cp', ['-a', postgresBinaries().home, join(dataDir, 'native')]);
    const initdb = join(dataDir, 'native', 'bin', 'initdb');
    const launch = launchAs(serverAccount(), { dataDir, initdb });
    const child = launch(initdb, ['--show', '-D', dataDir], ['ignore', 'ignore', 'inherit']);
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});
