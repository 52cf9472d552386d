import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';

import { openAppPlace, type AppPlace } from '../harness/app-place';
import type { AppProcess } from '../harness/app-process';
import { eventsAt, expectWholeHistory } from '../harness/whole-history';

const stop = async ({ child, exited }: AppProcess, signal: NodeJS.Signals) => {
  child.kill(signal);
  return exited;
};

describe('A standalone instance', () => {
  let place: AppPlace;

  const start: AppPlace['start'] = (...given) => place.start(...given);

  beforeEach(async () => (place = await openAppPlace('standalone')));

  afterEach(() => place.close());

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
    const asked = start({}, '--help');
    expect(await asked.exited).toBe(0);
    expect(asked.printed()).toMatch(/^INTERDICT_PORT +8080 /m);
    expect(await readdir(place.dataDir)).toEqual([]);
  });

  it('does not share its data directory with another', async () => {
    const first = start();
    await first.url;
    const second = start();
    expect(await second.exited).toBe(1);
    expect(second.printed()).toContain(String(first.child.pid));
    expectWholeHistory(await eventsAt(await first.url));
  }, 60_000);
});
