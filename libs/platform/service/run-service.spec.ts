import { once } from 'node:events';

import { DomainError } from '@kernel';
import { readServiceConfig } from '@platform/config';
import { loopbackPorts } from '@platform/local-stack';

import type { Host, Service } from './hosted';
import { runService } from './run-service';

class Refused extends DomainError {
  readonly code = 'REFUSED';
}

const CLOSED = { notReady: () => Promise.resolve(null), close: () => Promise.resolve() };

describe('A service', () => {
  let port: number;
  let stopping: AbortController;

  beforeEach(async () => {
    [port = 0] = await loopbackPorts(1);
    stopping = new AbortController();
  });

  const run = (open: Service['open']): Promise<void> => {
    const config = readServiceConfig([], {
      DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
      INTERDICT_KAFKA_BROKERS: '127.0.0.1:1',
      INTERDICT_LOG_LEVEL: 'silent',
      INTERDICT_MANAGEMENT_PORT: String(port),
    });
    return runService({ name: 'any', open }, config, { signal: stopping.signal });
  };

  const waitsFor = (ask: () => Promise<unknown>) => async (host: Host) => {
    await host.until('Postgres', ask);
    return CLOSED;
  };

  const readiness = async (): Promise<string> =>
    (await fetch(`http://127.0.0.1:${String(port)}/readyz`)).text();

  it('that waits for somebody who is silent stops when it is told to', async () => {
    const silent = new Promise(() => undefined);
    const running = run(
      waitsFor(() => {
        setImmediate(() => stopping.abort('told'));
        return silent;
      }),
    );
    await expect(running).rejects.toBe('told');
  });

  it('that waits says for whom', async () => {
    const asked = new EventTarget();
    const again = once(asked, 'again');
    let times = 0;
    const running = run(
      waitsFor(() => {
        times += 1;
        if (times === 2) asked.dispatchEvent(new Event('again'));
        return Promise.reject(new Error('Nobody is there.'));
      }),
    );
    await again;
    expect(await readiness()).toBe('It waits for Postgres: Nobody is there.\n');
    stopping.abort();
    await expect(running).rejects.toThrow();
  });

  it('that is refused says what by, with the code of it, and does not insist', async () => {
    const logged: unknown[] = [];
    const heard = new EventTarget();
    const said = once(heard, 'said');
    let looked = 0;
    const running = run((host) => {
      host.logger.error = (line: unknown) => {
        logged.push(line);
        heard.dispatchEvent(new Event('said'));
      };
      return waitsFor(() => {
        looked += 1;
        return Promise.reject(new Refused('It has 3 partitions.'));
      })(host);
    });
    const told = 'It cannot start: It has 3 partitions. (REFUSED)';
    await said;
    expect(await readiness()).toBe(`${told}\n`);
    expect([logged, looked]).toEqual([[told], 1]);
    stopping.abort();
    await expect(running).rejects.toThrow();
  });

  it('that fails on its way out lets go of its port, and says so', async () => {
    const close = () => Promise.reject(new Error('It does not close.'));
    const running = run(() => Promise.resolve({ ...CLOSED, close }));
    setImmediate(() => stopping.abort());
    await expect(running).rejects.toThrow('It does not close.');
    await expect(readiness()).rejects.toThrow('fetch failed');
  });
});
