import { exportControlsCommands, ExportControlsCommandsModule } from '@contexts/export-controls';
import { Logger, ValidationPipe, type Provider, type Type } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { CommandGateway, InProcessGateway, TcpGateway } from '@platform/command-gateway';
import { archived, koreanList, type InMemoryEvidenceArchive } from '@testing';

import { startService } from '../../../libs/platform/command-gateway/services.fixture';
import { applicationOf, portsInMemory } from '../../../libs/testing/command-gateway.fixture';
import { withActor } from '../http/actor';
import { ProblemFilter } from '../http/problem.filter';
import { KnowledgeAt } from '../reads/knowledge';
import { Recorded } from '../writes/recorded';
import { FactsController } from './facts.controller';
import { RecordFacts } from './record-facts';

const { stream, established, expanded31st } = koreanList;
const ID = '2ed6657d-e927-568b-95e1-2665a8aea6a2';

/** The API and nothing behind it but what it is given. */
const apiOver = async (
  ports: ReturnType<typeof portsInMemory>,
  gateway: Provider,
  ...modules: readonly Type[]
): Promise<NestFastifyApplication> => {
  class Api {}
  const api = {
    module: Api,
    controllers: [FactsController],
    providers: [RecordFacts, Recorded, KnowledgeAt, gateway],
  };
  const testing = await applicationOf(ports, [...modules, api]).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  withActor(app.getHttpAdapter().getInstance(), 'operator');
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true }));
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
};

const evidenceIn = async (archive: InMemoryEvidenceArchive) => [
  (await archived(archive, '관보')).sha256,
];

const ports = portsInMemory();
let service: Awaited<ReturnType<typeof startService>>;
let here: NestFastifyApplication;
let there: NestFastifyApplication;

beforeAll(async () => {
  Logger.overrideLogger(false);
  service = await startService('export-controls', ports);
  const gateway = new TcpGateway({
    contexts: [exportControlsCommands],
    services: { 'export-controls': { host: '127.0.0.1', port: service.port } },
    clock: ports.clock,
  });
  const inProcess = { provide: CommandGateway, useClass: InProcessGateway };
  here = await apiOver(ports, inProcess, ExportControlsCommandsModule);
  there = await apiOver(ports, { provide: CommandGateway, useValue: gateway });
});

afterAll(async () => {
  await Promise.all([here.close(), there.close()]);
  await service.close();
});

const post = (app: NestFastifyApplication, url: string, payload: object, key?: string) =>
  app.inject({
    ...{ method: 'POST', url: `/v1/facts${url}`, payload },
    headers: { 'x-correlation-id': ID, ...(key === undefined ? {} : { 'idempotency-key': key }) },
  });

const fact = async (over: object = {}) => ({
  ...{ ...established(), stream, evidence: await evidenceIn(ports.archive) },
  ...over,
});

const { net: _, ...misfit } = expanded31st().data;

describe('POST /v1/facts over TCP answers as it does in one process', () => {
  it.each([
    ['a dry run', '?dryRun=true', {}, 200],
    ['a fact about an unknown list', '', expanded31st(), 404],
    ['a dry run of one', '?dryRun=true', expanded31st(), 404],
    ['what no schema admits', '', { type: 'ExportBanListExpanded', data: misfit }, 400],
    ['a type that nobody knows', '', { type: 'ExportBanListUpdated' }, 400],
    ['what only the clock knows', '', { type: 'ExportBanListChangeTookEffect' }, 400],
    ['a document that nobody archived', '', { evidence: ['f'.repeat(64)] }, 422],
  ])('to %s', async (_case, query, over, status) => {
    const asked = await fact(over);
    const [expected, answer] = [await post(here, query, asked), await post(there, query, asked)];
    expect(answer.statusCode).toBe(status);
    expect(answer.body).toBe(expected.body);
    expect(answer.headers['content-type']).toBe(expected.headers['content-type']);
  });

  it('to a retraction with another fact in its place', async () => {
    const { type, data, evidence } = await fact(expanded31st());
    const retraction = { reason: 'Misread.', replacement: { type, data, evidence } };
    await ports.log.append({
      appends: [{ stream, expectedVersion: 0, facts: [{ ...established(), id: ID }] }],
      provenance: { ...PROVENANCE, evidence },
    });
    const url = `/${ID}/retraction?dryRun=true`;
    const [expected, answer] = [
      await post(here, url, retraction),
      await post(there, url, retraction),
    ];
    expect(answer.statusCode).toBe(expected.statusCode);
    expect(answer.body).toBe(expected.body);
  });

  it('to the same key, whoever is asked first', async () => {
    const asked = await fact(expanded31st());
    const recorded = await post(there, '', asked, PROVENANCE.correlationId);
    expect(recorded.statusCode).toBe(201);
    expect((await post(here, '', asked, PROVENANCE.correlationId)).body).toBe(recorded.body);
    expect((await post(there, '', asked, PROVENANCE.correlationId)).body).toBe(recorded.body);
  });

  it('but where the service is down: then it says so, and when to ask again', async () => {
    await service.close();
    const { statusCode, headers, body } = await post(there, '', await fact());
    expect(statusCode).toBe(503);
    expect(headers).toMatchObject({ 'retry-after': '1' });
    expect(JSON.parse(body)).toMatchObject({
      ...{ code: 'SERVICE_UNREACHABLE', type: 'urn:interdict:problem:service-unreachable' },
      detail: expect.stringContaining('export-controls') as string,
    });
    expect((await post(here, '?dryRun=true', await fact())).statusCode).toBe(200);
  });
});

const PROVENANCE = {
  ...{ commandId: ID, requestSha256: 'a'.repeat(64), causationId: null, actor: 'operator' },
  ...{ correlationId: '6ba7b810-9dad-41d1-80b4-00c04fd430c8', cause: 'curation' as const },
};
