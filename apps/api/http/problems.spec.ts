import { Logger } from '@nestjs/common';
import { jsonLogger } from '@platform/observability';

import { apiInMemory, SilentGateway } from '../api.fixture';

const ID = '2ed6657d-e927-568b-95e1-2665a8aea6a2';
const REFUSED = Object.assign(new Error('No route.'), { code: 'ECONNREFUSED' });

const gateway = new SilentGateway();
const lines: string[] = [];
let api: Awaited<ReturnType<typeof apiInMemory>>;

beforeAll(async () => {
  api = await apiInMemory(gateway);
  const out = { write: (line: string) => void lines.push(line) };
  Logger.overrideLogger(jsonLogger({ service: 'api', level: 'info', out }));
});

afterEach(() => {
  jest.restoreAllMocks();
  lines.length = 0;
});

afterAll(async () => {
  Logger.overrideLogger(false);
  await api.close();
});

const FACT = {
  ...{ type: 'SanctionsRegimeEstablished', stream: 'sanctions-regime/1718', data: {} },
  evidence: ['a'.repeat(64)],
};

const get = (url: string) => api.app.inject({ url, headers: { 'x-correlation-id': ID } });

const post = () =>
  api.app.inject({
    ...{ method: 'POST', url: '/v1/facts', payload: FACT },
    headers: { 'x-correlation-id': ID },
  });

const told = () => lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

const AWAY = { status: 503, code: 'DATABASE_UNREACHABLE', title: 'DatabaseUnreachable' };

describe('Without its database', () => {
  it.each(['/v1/status', '/v1/reactions', '/v1/events', '/v1/sanctions-regimes'])(
    'a read of %s is answered later, and says when',
    async (url) => {
      jest.spyOn(api.log, 'head').mockRejectedValue(REFUSED);
      const { statusCode, headers, body } = await get(url);
      expect([statusCode, headers['retry-after']]).toEqual([503, '1']);
      expect(JSON.parse(body)).toMatchObject({
        ...{ ...AWAY, type: 'urn:interdict:problem:database-unreachable', correlationId: ID },
        detail: 'Postgres cannot be reached. Nothing can be answered: ask again in a moment.',
      });
    },
  );

  it('a command may have been done, and is asked again with its key', async () => {
    jest.spyOn(gateway, 'execute').mockRejectedValue(REFUSED);
    const { statusCode, headers, body } = await post();
    expect([statusCode, headers['retry-after']]).toEqual([503, '1']);
    expect(JSON.parse(body)).toMatchObject({
      ...{ ...AWAY, detail: expect.stringContaining('with the same Idempotency-Key') as string },
    });
  });
});

describe('A problem is a line of the log, under its correlation', () => {
  it('where something has to come back: a warning, and why', async () => {
    jest.spyOn(api.log, 'head').mockRejectedValue(REFUSED);
    await get('/v1/status?');
    expect(told()).toMatchObject([
      {
        ...{ level: 'warn', context: 'Problem', message: 'not now', correlationId: ID },
        ...{ route: 'GET /v1/status', status: 503, code: 'DATABASE_UNREACHABLE' },
        err: { type: 'Error', message: 'No route.', code: 'ECONNREFUSED' },
      },
    ]);
  });

  it('where something broke: an error, with its type and where', async () => {
    jest.spyOn(gateway, 'execute').mockRejectedValue(new TypeError('It broke.'));
    await post();
    expect(told()).toMatchObject([
      {
        ...{ level: 'error', message: 'failed', correlationId: ID },
        ...{ route: 'POST /v1/facts', status: 500, code: 'UNEXPECTED' },
        err: {
          ...{ type: 'TypeError', message: 'It broke.' },
          stack: expect.stringMatching(/problems\.spec/) as string,
        },
      },
    ]);
  });

  it('where a rule refuses: by its code, without what was asked for', async () => {
    await get('/v1/export-ban-lists/kr-secret?asOf=yesterday');
    expect(told()).toEqual([
      {
        ...{ time: expect.any(String) as string, level: 'info', service: 'api' },
        ...{ context: 'Problem', message: 'refused', correlationId: ID },
        ...{ route: 'GET /v1/export-ban-lists/:list', status: 400, code: 'REQUEST_INVALID' },
      },
    ]);
  });

  it('where no route is meant', async () => {
    await get('/v1/embargoes');
    expect(told()).toMatchObject([{ level: 'info', status: 404, code: 'ROUTE_UNKNOWN' }]);
  });
});
