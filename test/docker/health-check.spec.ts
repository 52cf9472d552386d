import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { SETTINGS } from '@platform/config';

import { ownServices, serviceOf } from './compose';
import { inForce } from './dockerfile';

/** Of the image: the words after CMD, as the engine takes them. */
const ofImage = (): readonly string[] => {
  const [, words = '[]'] = (inForce('relay', 'HEALTHCHECK') ?? '').split(' CMD ');
  return JSON.parse(words) as string[];
};

const ofStack = (service: string): readonly string[] =>
  serviceOf(service).healthcheck?.test.slice(1) ?? [];

/** @returns 0 for healthy and 1 for unhealthy; the engine knows no other answer */
const outcomeOf = (
  [program = '', ...words]: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<number | string | null> => {
  expect(program).toBe('node');
  return new Promise((resolve) => {
    const looking = execFile(process.execPath, words, { env: environment }, () => {
      resolve(looking.exitCode);
    });
  });
};

let server: Server;
let status = 200;
let asked: string[] = [];
let port = 0;

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.writeHead(status).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});

beforeEach(() => {
  asked = [];
  status = 200;
});

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});

describe('The health check of the images', () => {
  it('is content with a process that says it lives', async () => {
    expect(await outcomeOf(ofImage(), { INTERDICT_MANAGEMENT_PORT: String(port) })).toBe(0);
    expect(asked).toEqual(['/healthz']);
  });

  it('looks beside the API’s port where no other was said', async () => {
    const beside = { INTERDICT_PORT: String(port - 1), INTERDICT_MANAGEMENT_PORT: '' };
    expect(await outcomeOf(ofImage(), beside)).toBe(0);
    expect(ofImage().join()).toContain(`|| ${String(SETTINGS.INTERDICT_PORT.fallback)})`);
  });

  it('is not content with one that says it does not', async () => {
    status = 503;
    expect(await outcomeOf(ofImage(), { INTERDICT_MANAGEMENT_PORT: String(port) })).toBe(1);
    expect(asked).toEqual(['/healthz']);
  });

  it.each(['1', 'off'])('is not content where nobody answers: on port %s', async (nobody) =>
    expect(await outcomeOf(ofImage(), { INTERDICT_MANAGEMENT_PORT: nobody })).toBe(1),
  );
});

describe('The health check of the stack', () => {
  const management = String(Number(SETTINGS.INTERDICT_PORT.fallback) + 1);
  const asking = (at: number) =>
    ofStack('api').map((word) => word.replace(`:${management}/`, `:${String(at)}/`));

  it('is the same for all services, on the port that they have by default', () => {
    const services = ownServices.filter((name) => serviceOf(name).restart !== 'no');
    expect(services.map(ofStack)).toEqual(services.map(() => ofStack('api')));
    expect(ofStack('api').join()).toContain(`http://127.0.0.1:${management}/readyz`);
  });

  it('is content with a service that can do its work', async () => {
    expect(await outcomeOf(asking(port))).toBe(0);
    expect(asked).toEqual(['/readyz']);
  });

  it('is not content with one that cannot', async () => {
    status = 503;
    expect(await outcomeOf(asking(port))).toBe(1);
  });

  it('is not content where nobody answers', async () => expect(await outcomeOf(asking(1))).toBe(1));
});
