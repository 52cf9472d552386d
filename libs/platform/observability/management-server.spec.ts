import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { inTime } from './in-time';
import { managementServer, type ManagementPorts } from './management-server';
import { openMetrics } from './metrics';

let server: Server;

afterEach(() => {
  server.close();
  server.closeAllConnections();
});

const asked = async (ports: Partial<ManagementPorts>, path: string, method = 'GET') => {
  server = managementServer({ ready: () => Promise.resolve(null), ...ports });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${String(port)}${path}`, { method });
  const { status, headers } = response;
  return { status, headers, text: await response.text() };
};

const metrics = openMetrics({ service: 'relay', version: '1' });

describe('The management port', () => {
  it('says that the process lives, ready or not', async () =>
    expect(await asked({ ready: () => Promise.resolve('No.') }, '/healthz')).toMatchObject({
      ...{ status: 200, text: 'alive\n' },
    }));

  it.each([
    ['is ready', () => Promise.resolve(null), 200, 'ready\n'],
    ['is not, and why', () => Promise.resolve('The model stopped.'), 503, 'The model stopped.\n'],
    [
      'cannot tell',
      () => Promise.reject(new Error('Postgres is away.')),
      503,
      'Postgres is away.\n',
    ],
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the case itself
    ['broke oddly', () => Promise.reject('odd'), 503, 'not ready\n'],
  ])('says that the process %s', async (_case, ready, status, text) =>
    expect(await asked({ ready }, '/readyz')).toMatchObject({ status, text }),
  );

  it('says that the process is not ready where nobody tells whether it is', async () => {
    const silent = () => new Promise<null>(() => undefined);
    expect(await asked({ ready: silent }, '/readyz')).toMatchObject({
      status: 503,
      text: expect.stringMatching(/did not answer within \d+ ms\.\n$/) as string,
    });
  });

  it('names who is silent, where somebody was asked', async () => {
    const ready = () => inTime('Postgres', new Promise<null>(() => undefined), 50);
    expect(await asked({ ready }, '/readyz')).toMatchObject({
      ...{ status: 503, text: 'Postgres did not answer within 50 ms.\n' },
    });
  });

  it('tells the metrics, as what they are', async () => {
    const { status, text, headers } = await asked({ metrics }, '/metrics');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(text).toContain('interdict_build_info{version="1",service="relay"} 1');
  });

  it('says that the metrics cannot be told', async () => {
    const broken = { contentType: 'text/plain', text: () => Promise.reject(new Error('Broken.')) };
    expect(await asked({ metrics: broken }, '/metrics')).toMatchObject({
      ...{ status: 500, text: 'Broken.\n' },
    });
  });

  it.each([
    ['/metrics', {}, 'Here are /healthz and /readyz.\n'],
    ['/', {}, 'Here are /healthz and /readyz.\n'],
    ['/v1/status', { metrics }, 'Here are /healthz, /readyz and /metrics.\n'],
  ])('says at %s what there is', async (path, ports, text) =>
    expect(await asked(ports, path)).toMatchObject({ status: 404, text }),
  );

  it('does not mind what is asked beside the path', async () =>
    expect(await asked({}, '/healthz?from=probe')).toMatchObject({ status: 200 }));

  it('answers HEAD without a body', async () =>
    expect(await asked({}, '/readyz', 'HEAD')).toMatchObject({ status: 200, text: '' }));

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('does nothing for %s', async (method) => {
    const { status, headers } = await asked({}, '/healthz', method);
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});
