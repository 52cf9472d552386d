import { Logger } from '@nestjs/common';

import { apiInMemory } from './api.fixture';

type Parameter = Readonly<{ name: string; in: string; required?: boolean; schema?: object }>;
type Operation = Readonly<{ parameters?: readonly Parameter[] }>;
type Described = Readonly<{
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}>;

let api: Awaited<ReturnType<typeof apiInMemory>>;
let operations: readonly (readonly [asked: string, operation: Operation])[];

beforeAll(async () => {
  Logger.overrideLogger(false);
  api = await apiInMemory();
  const { paths } = (await api.app.inject('/openapi.json')).json<Described>();
  operations = Object.entries(paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, one]) => [`${method} ${path}`, one] as const),
  );
});

afterAll(() => api.close());

const takenBy = (name: string): readonly string[] =>
  operations.flatMap(([asked, { parameters = [] }]) =>
    parameters.some((one) => one.in === 'header' && one.name === name) ? [asked] : [],
  );

const parameter = (asked: string, name: string): Parameter | undefined =>
  operations
    .find(([one]) => one === asked)?.[1]
    .parameters?.find((one) => one.in === 'header' && one.name === name);

const COMMANDS = [
  'post /v1/evidence',
  'post /v1/export-ban-lists/{list}/editions',
  'post /v1/export-checks',
  'post /v1/facts',
  'post /v1/facts/{eventId}/retraction',
  'post /v1/reactions/retries',
  'post /v1/rebuilds',
  'post /v1/replays',
];

describe('The API described for machines', () => {
  it.each(['Idempotency-Key', 'X-Actor'])('names %s where a command is taken', (name) =>
    expect([...takenBy(name)].sort()).toEqual(COMMANDS),
  );

  it('says that a key is a UUID, and what a repeated one does', () =>
    expect(parameter('post /v1/facts', 'Idempotency-Key')).toMatchObject({
      ...{ required: false, schema: { type: 'string', format: 'uuid' } },
      description: expect.stringMatching(/answered as before.*COMMAND_ID_REUSED/) as string,
    }));

  it('names the correlation id everywhere', () =>
    expect(takenBy('x-correlation-id')).toEqual(operations.map(([asked]) => asked)));

  it('takes no parameter that it does not describe', async () => {
    const reads = operations.map(([asked]) => asked).filter((asked) => asked.startsWith('get '));
    const answers = reads.map(async (asked) => {
      const url = asked.slice('get '.length).replaceAll(/\{\w+\}/g, 'any');
      const { statusCode, body } = await api.app.inject(`${url}?nobody=knows`);
      return [asked, statusCode, body.includes('property nobody should not exist')];
    });
    expect(await Promise.all(answers)).toEqual(reads.map((asked) => [asked, 400, true]));
    expect(reads).toContain('get /v1/status');
  });
});

describe('A route that takes nothing', () => {
  const begun = (url: string, payload?: object) =>
    api.app.inject({ method: 'POST', url, ...(payload && { payload }) });

  it.each([
    ['a field', '/v1/reference-history', { a: 1 }],
    ['a list', '/v1/reference-history', [1]],
    ['a parameter', '/v1/reference-history?x=1', {}],
    ['a parameter beside what it takes', '/v1/rebuilds?x=1', { model: 'export-controls' }],
    ['another beside another', '/v1/replays?x=1', { model: 'export-controls', position: '1' }],
    [
      'a parameter of a retry',
      '/v1/reactions/retries?x=1',
      { eventId: '2ed6657d-e927-568b-95e1-2665a8aea6a2', reaction: 'when' },
    ],
    ['a parameter of a check', '/v1/export-checks?x=1', { goods: ['a'], destination: 'RU' }],
  ])('refuses %s', async (_case, url, payload) => {
    const { statusCode, body } = await begun(url, payload);
    expect([statusCode, body]).toEqual([400, expect.stringContaining('REQUEST_INVALID')]);
  });

  it.each([
    ['an empty body', {}],
    ['none', undefined],
  ])('is content with %s', async (_case, payload) =>
    expect((await begun('/v1/reference-history', payload)).statusCode).toBe(202),
  );
});
