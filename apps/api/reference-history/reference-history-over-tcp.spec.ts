import { setImmediate as breath } from 'node:timers/promises';

import { contexts, type AssembledContext } from '@assembly';
import { Logger } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  CommandGateway,
  CommandsModule,
  connectCommands,
  TcpGateway,
} from '@platform/command-gateway';
import { referenceHistory } from '@reference-history';

import { applicationOf, portsInMemory } from '../../../libs/testing/command-gateway.fixture';
import { ProblemFilter } from '../http/problem.filter';
import { ReferenceHistoryController } from './reference-history.controller';
import { ReferenceHistoryLoads, type ReferenceLoad } from './reference-history-loads';

type Ports = ReturnType<typeof portsInMemory>;

const HOST = '127.0.0.1';

/** A context in a service of its own, at a port that it keeps when it is started anew. */
const startService = async ({ commands, module }: AssembledContext, ports: Ports, port = 0) => {
  const testing = await applicationOf(ports, [module, CommandsModule.of(commands)]).compile();
  const app = testing.createNestApplication(new FastifyAdapter(), { logger: false });
  const server = connectCommands(app, { host: HOST, port });
  await app.init();
  await app.startAllMicroservices();
  return { port: server.listeningAt().port, close: () => app.close() };
};

/** The API and the gateway to those ports. */
const startApi = async (ports: Ports, services: Readonly<Record<string, number>>) => {
  const gateway = new TcpGateway({
    contexts: contexts.map(({ commands }) => commands),
    services: Object.fromEntries(
      Object.entries(services).map(([context, port]) => [context, { host: HOST, port }]),
    ),
    clock: ports.clock,
  });
  class Api {}
  const providers = [ReferenceHistoryLoads, { provide: CommandGateway, useValue: gateway }];
  const api = { module: Api, controllers: [ReferenceHistoryController], providers };
  const testing = await applicationOf(ports, [api]).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
};

const facts = referenceHistory.flatMap((stream) => stream.facts);
const documents = referenceHistory.flatMap(({ evidence }) => evidence);

describe('POST /v1/reference-history, over services of their own,', () => {
  let ports: Ports;
  let api: NestFastifyApplication;
  let services: Map<string, Awaited<ReturnType<typeof startService>>>;

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(async () => {
    ports = portsInMemory();
    services = new Map();
    for (const one of contexts) services.set(one.commands.context, await startService(one, ports));
    const placed = [...services].map(([context, { port }]) => [context, port] as const);
    api = await startApi(ports, Object.fromEntries(placed));
  });

  afterEach(async () => {
    await api.close();
    await Promise.all([...services.values()].map(({ close }) => close()));
  });

  const answered = async (method: 'GET' | 'POST', path = '') => {
    const { statusCode, body } = await api.inject({ method, url: `/v1/reference-history${path}` });
    return { status: statusCode, body: JSON.parse(body) as { data: ReferenceLoad; code?: string } };
  };

  const begun = async () => (await answered('POST')).body.data;

  const ended = async (id: string): Promise<ReferenceLoad> => {
    for (;;) {
      const { data } = (await answered('GET', `/${id}`)).body;
      if (data.state !== 'running') return data;
      // Asking takes no turn of the loop; what is asked about does.
      await breath();
    }
  };

  const load = async () => ended((await begun()).id);

  const stop = async (context: string) => {
    await services.get(context)?.close();
    return services.get(context)?.port;
  };

  it('begins, tells how far it is, and records all that is shipped', async () => {
    const { status, body } = await answered('POST');
    expect([status, body.data.state]).toEqual([202, 'running']);
    const total = facts.length + documents.length;
    expect(await ended(body.data.id)).toEqual({
      ...{ id: body.data.id, state: 'done', done: total, total },
    });
    expect(new Set(ports.log.facts.map(({ stream }) => stream)).size).toBe(referenceHistory.length);
    const recorded = new Set(ports.log.facts.map(({ id }) => id));
    expect(facts.filter(({ id }) => !recorded.has(id))).toEqual([]);
  });

  it('answers the load that is running where it is asked meanwhile', async () => {
    const [one, other] = [await begun(), await begun()];
    expect(other.id).toBe(one.id);
    expect((await ended(one.id)).state).toBe('done');
  });

  it('records nothing where all is on record, and says that it is done', async () => {
    const first = await load();
    const before = ports.log.facts.length;
    const second = await load();
    expect(second).toMatchObject({ state: 'done', done: first.total, total: first.total });
    expect(second.id).not.toBe(first.id);
    expect(ports.log.facts).toHaveLength(before);
  });

  it('fails by the name of a service that is down, and is completed when it is back', async () => {
    const port = await stop('security-council');
    const failed = await load();
    expect(failed.state).toBe('failed');
    expect(failed.error).toMatch(/service security-council .* \(SERVICE_UNREACHABLE\)$/);
    expect(failed.done).toBeLessThan(failed.total);
    const half = ports.log.facts.length;
    expect(half).toBeGreaterThan(0);
    const council = contexts.find(({ commands }) => commands.context === 'security-council');
    if (!council) throw new Error('There is no Security Council.');
    services.set('security-council', await startService(council, ports, port));
    expect((await load()).state).toBe('done');
    const ids = ports.log.facts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const alone = portsInMemory();
    expect(ids).toHaveLength(await factsRecordedAtOnce(alone));
  });

  it('knows nothing of a load that it never began', async () => {
    const { status, body } = await answered('GET', '/2ed6657d-e927-568b-95e1-2665a8aea6a2');
    expect([status, body.code]).toEqual([404, 'REFERENCE_LOAD_UNKNOWN']);
  });

  it('ends what it has begun when the process is stopped, and begins nothing more', async () => {
    await begun();
    await api.close();
    const streams = new Set(ports.log.facts.map(({ stream }) => stream)).size;
    expect(streams).toBeLessThan(referenceHistory.length);
  });

  /** How many there are where nothing went wrong. */
  const factsRecordedAtOnce = async (alone: Ports): Promise<number> => {
    const own = await Promise.all(contexts.map((one) => startService(one, alone)));
    const names = contexts.map(({ commands }) => commands.context);
    const placed = own.map(({ port }, i) => [names[i] ?? '', port] as const);
    const before = api;
    api = await startApi(alone, Object.fromEntries(placed));
    await load();
    await api.close();
    api = before;
    await Promise.all(own.map(({ close }) => close()));
    return alone.log.facts.length;
  };
});
