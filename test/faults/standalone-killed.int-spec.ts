import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startApp, type AppProcess } from '../harness/app-process';
import { expectWholeHistory, type Told } from '../harness/whole-history';

const eventsAt = async (url: string): Promise<readonly Told[]> => {
  const response = await fetch(`${url}/v1/events?limit=1000`);
  return ((await response.json()) as { data: Told[] }).data;
};

const kill = async ({ child, exited }: AppProcess) => {
  child.kill('SIGKILL');
  await exited;
};

describe('A standalone instance', () => {
  let dataDir: string;
  let running: AppProcess | undefined;

  const start = () => (running = startApp('standalone', dataDir));

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'interdict-standalone-'));
  });

  afterEach(async () => {
    if (running?.child.exitCode === null) running.child.kill('SIGTERM');
    await running?.exited;
    await rm(dataDir, { recursive: true, force: true });
  });

  it('that is killed at any moment loses nothing and holds no half of a list', async () => {
    const moments = [/Making a Postgres/, /Migrating/, /Migrating: .*projections/];
    for (const moment of moments) {
      const killed = start();
      await killed.said(moment);
      await kill(killed);
    }
    const loaded = start();
    const before = await eventsAt(await loaded.url);
    await kill(loaded);

    const after = start();
    expect(await eventsAt(await after.url)).toEqual(before);
    expectWholeHistory(before);
  }, 120_000);
});
