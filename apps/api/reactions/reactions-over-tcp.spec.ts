import { developmentsCommands, DevelopmentsCommandsModule } from '@contexts/developments';
import { Logger } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  CommandGateway,
  CommandsModule,
  connectCommands,
  TcpGateway,
} from '@platform/command-gateway';
import { reactionTo } from '@platform/event-log';
import { ConsumerPositions, connectReactions, EventTransport } from '@platform/messaging';
import { commitTo, InMemoryConsumerPositions, InMemoryEventFeed, regime1718 } from '@testing';

import { applicationOf, portsInMemory } from '../../../libs/testing/command-gateway.fixture';
import { withActor } from '../http/actor';
import { ProblemFilter } from '../http/problem.filter';
import { ReactionsStatus } from '../status/reactions-status';
import { ReactionsController } from './reactions.controller';
import { RetriedReactions } from './retried-reactions';

const CONSUMER = 'developments';
const REACTION = 'when-sanctions-inspection-blocked-open-question';
const refusal = { name: 'NoPen', code: 'NO_PEN', message: 'Nobody has a pen.' };
const KEY = '2ed6657d-e927-568b-95e1-2665a8aea6a2';

const ports = portsInMemory();
const positions = new InMemoryConsumerPositions();
let service: Awaited<ReturnType<typeof startService>>;
let api: NestFastifyApplication;

/** The service of the context: it takes commands at a port, and reacts to the log. */
const startService = async () => {
  const modules = [DevelopmentsCommandsModule, CommandsModule.of(developmentsCommands)];
  const testing = await applicationOf(ports, modules).compile();
  const app = testing.createNestApplication(new FastifyAdapter(), { logger: false });
  const server = connectCommands(app, { host: '127.0.0.1', port: 0 });
  const feed = new InMemoryEventFeed(ports.log);
  const transport = new EventTransport({ consumer: CONSUMER, feed, log: ports.log, positions });
  connectReactions(app, transport);
  await app.init();
  await app.startAllMicroservices();
  await transport.waitUntil((await ports.log.head()).position, 5_000);
  return { port: server.listeningAt().port, close: () => app.close() };
};

/** The API: nobody reacts in its own process. */
const startApi = async (port: number) => {
  const gateway = new TcpGateway({
    contexts: [developmentsCommands],
    services: { developments: { host: '127.0.0.1', port } },
    clock: ports.clock,
  });
  const providers = [
    ...[ReactionsStatus, RetriedReactions],
    { provide: ConsumerPositions, useValue: positions },
    { provide: CommandGateway, useValue: gateway },
  ];
  const module = { module: class Api {}, controllers: [ReactionsController], providers };
  const testing = await applicationOf(ports, [module]).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  withActor(app.getHttpAdapter().getInstance(), 'operator');
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
};

beforeAll(async () => {
  Logger.overrideLogger(false);
  for (const symbol of ['S/2024/255', 'S/2024/256']) {
    const stream = `sanctions-regime/${symbol.slice(-3)}`;
    await ports.log.append(commitTo(stream, 0, [regime1718.inspectionBlocked({ symbol })]));
  }
  for (const veto of ports.log.facts) await ports.log.refuse(reactionTo(veto, REACTION), refusal);
  service = await startService();
  api = await startApi(service.port);
});

afterAll(async () => {
  await api.close();
  await service.close();
});

const retry = async (eventId = '', key?: string) => {
  const { statusCode, body } = await api.inject({
    ...{ method: 'POST', url: '/v1/reactions/retries', payload: { eventId, reaction: REACTION } },
    headers: key === undefined ? {} : { 'idempotency-key': key },
  });
  return { status: statusCode, body: JSON.parse(body) as Record<string, unknown> };
};

const parked = async () =>
  (await api.inject({ method: 'GET', url: '/v1/reactions' })).json<{
    data: { parked: readonly Readonly<{ eventId: string; consumer: string }>[] };
  }>().data.parked;

describe('Over services of their own, what a service has parked', () => {
  it('is told by the API, under the name of the service', async () => {
    expect(await parked()).toMatchObject([
      { consumer: CONSUMER, position: '1', reaction: REACTION, code: 'NO_PEN' },
      { consumer: CONSUMER, position: '2' },
    ]);
  });

  it('is retried by the service whose reaction it is', async () => {
    const [first] = await parked();
    const done = { eventId: first?.eventId, reaction: REACTION, outcome: 'done' };
    expect(await retry(first?.eventId, KEY)).toEqual({ status: 200, body: { data: done } });
    expect(await parked()).toMatchObject([{ position: '2' }]);
    // The same key again: the answer was lost, and what it was about is parked no more.
    expect((await retry(first?.eventId, KEY)).body).toEqual({ data: done });
    expect(await retry(first?.eventId)).toMatchObject({
      ...{ status: 404, body: { code: 'REACTION_NOT_PARKED' } },
    });
  });

  it('refuses the key of another retry', async () => {
    const [second] = await parked();
    expect(await retry(second?.eventId, KEY)).toMatchObject({
      ...{ status: 409, body: { code: 'COMMAND_ID_REUSED' } },
    });
  });

  it('stays parked where the service is down, which the API says', async () => {
    const [second] = await parked();
    await service.close();
    const { status, body } = await retry(second?.eventId);
    expect([status, body['code']]).toEqual([503, 'SERVICE_UNREACHABLE']);
    expect(await parked()).toHaveLength(1);
  });
});
