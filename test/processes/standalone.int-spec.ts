import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startApp, type AppProcess } from '../harness/app-process';
import { expectWholeHistory, type Told } from '../harness/whole-history';

const eventsAt = async (url: string): Promise<readonly Told[]> => {
  const response = await fetch(`${url}/v1/events?limit=1000`);
  return ((await response.json()) as { data: Told[] }).data;
};

const stop = async ({ child, exited }: AppProcess, signal: NodeJS.Signals) => {
  child.kill(signal);
  return exited;
};

describe('A standalone instance', () => {
  let dataDir: string;
  let running: AppProcess | undefined;

  const start = (env: Record<string, string> = {}) =>
    (running = startApp('standalone', dataDir, env));

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'interdict-standalone-'));
  });

  afterEach(async () => {
    if (running?.child.exitCode === null) await stop(running, 'SIGTERM');
    await rm(dataDir, { recursive: true, force: true });
  });

  it('starts from nothing, stops when it is told to, and goes on where it was', async () => {
    const first = start();
    expectWholeHistory(await eventsAt(await first.url));
    expect(first.printed()).toContain('curl');
    expect(await stop(first, 'SIGTERM')).toBe(0);

    const second = start();
    expectWholeHistory(await eventsAt(await second.url));
    expect(await stop(second, 'SIGINT')).toBe(0);
  }, 60_000);

  it('that is told to stop while it starts stops, and completes the next time', async () => {
    const interrupted = start();
    await interrupted.said(/Migrating: .*projections/);
    expect(await stop(interrupted, 'SIGINT')).toBe(0);
    const next = start();
    expectWholeHistory(await eventsAt(await next.url));
  }, 60_000);

  it('does not start where its port is taken, says so, and leaves no database behind', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const port = String((taken.address() as AddressInfo).port);
    const refused = start({ INTERDICT_PORT: port });
    expect(await refused.exited).toBe(1);
    expect(refused.printed()).toContain(`Port ${port} on 127.0.0.1 is in use`);
    expect(refused.printed()).not.toContain('at Object.');
    taken.close();
  }, 30_000);

  it('says in a sentence that its database does not answer, and ends with 4', async () => {
    const refused = start({ DATABASE_URL: 'postgresql://x:y@127.0.0.1:1/z' });
    expect(await refused.exited).toBe(4);
    expect(refused.printed()).toBe('Postgres cannot be reached at DATABASE_URL (ECONNREFUSED).\n');
  });

  it('says what it is told by, where it is asked, and starts nothing', async () => {
    const asked = startApp('standalone', dataDir, {}, ['--help']);
    expect(await asked.exited).toBe(0);
    expect(asked.printed()).toMatch(/^INTERDICT_PORT +8080 /m);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('does not share its data directory with another', async () => {
    const first = start();
    await first.url;
    const second = startApp('standalone', dataDir);
    expect(await second.exited).toBe(1);
    expect(second.printed()).toContain(String(first.child.pid));
    expectWholeHistory(await eventsAt(await first.url));
  }, 60_000);
});
