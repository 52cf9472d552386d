import { readdir } from 'node:fs/promises';

import { loopbackPorts, openDataDirectory } from '@platform/local-stack';

import { openAppPlace, type AppPlace } from '../harness/app-place';

jest.setTimeout(60_000);

describe('The stack', () => {
  let place: AppPlace;

  const start: AppPlace['start'] = (...given) => place.start(...given);

  beforeEach(async () => (place = await openAppPlace('stack')));

  afterEach(() => place.close());

  it('says what it is told by, where it is asked, and starts nothing', async () => {
    const asked = start({}, '--help');
    expect(await asked.exited).toBe(0);
    expect(asked.printed()).toMatch(/^INTERDICT_KAFKA_PORT +9092 /m);
    expect(await readdir(place.dataDir)).toEqual([]);
  });

  it('refuses a word that it does not know, and starts nothing', async () => {
    const refused = start({}, '--port', '1');
    expect(await refused.exited).toBe(2);
    expect(refused.printed()).toMatch(/^npm run stack takes no "--port": .+\.\n$/);
    expect(await readdir(place.dataDir)).toEqual([]);
  });

  it('says in a sentence that its database does not answer, and ends with 4', async () => {
    const refused = start({ DATABASE_URL: 'postgresql://x:y@127.0.0.1:1/z' });
    expect(await refused.exited).toBe(4);
    expect(refused.printed()).toBe('Postgres cannot be reached at DATABASE_URL (ECONNREFUSED).\n');
  });

  it('says who has its directory, and nothing else', async () => {
    const { release } = await openDataDirectory(place.dataDir);
    const refused = start();
    expect(await refused.exited).toBe(1);
    expect(refused.printed()).toMatch(/^\S+ is in use by the process \d+\. [^\n]+\n$/);
    await release();
  });

  it('says whom a service waits for, and has the API’s management where it is told', async () => {
    const [port = 0] = await loopbackPorts(1);
    const waits = start({
      INTERDICT_KAFKA_BROKERS: '127.0.0.1:1',
      INTERDICT_MANAGEMENT_PORT: String(port),
      // What is awaited is a line of a service's log.
      INTERDICT_LOG_LEVEL: 'silent',
    });
    await waits.said(/^relay +It waits for Kafka: .*ECONNREFUSED/m);
    await waits.said(/^api +ready$/m);
    const answer = await fetch(`http://127.0.0.1:${String(port)}/readyz`);
    expect(await answer.text()).toBe('ready\n');
    waits.child.kill('SIGINT');
    expect(await waits.exited).toBe(0);
    expect(waits.printed()).toMatch(/\nStopping …\n$/);
  });
});
