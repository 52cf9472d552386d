import { DevelopmentsQueriesModule } from '@contexts/developments';
import { Module, ValidationPipe } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { EvidenceArchive } from '@platform/archive';
import { Clock, SystemClock } from '@platform/clock';
import { EventLog } from '@platform/event-log';
import { VersionRows } from '@platform/projections';
import { InMemoryEvidenceArchive, statements, ToldHistory, treatyRuKp } from '@testing';

import { ProblemFilter } from '../http/problem.filter';
import { KnowledgeAt } from '../reads/knowledge';
import { DevelopmentsController } from './developments.controller';

const history = new ToldHistory();
let app: NestFastifyApplication;

beforeAll(async () => {
  const { signed, inForce, stream } = treatyRuKp;
  await history.tell(stream, signed());
  await history.tell(stream, inForce());
  await history.tell('development/jp-on-treaty', statements.tokyo());
  const ports = [
    { provide: EventLog, useValue: history.log },
    { provide: VersionRows, useValue: history.rows },
    { provide: EvidenceArchive, useValue: new InMemoryEvidenceArchive() },
    { provide: Clock, useClass: SystemClock },
  ];
  class Ports {}
  Module({})(Ports);
  const testing = await Test.createTestingModule({
    imports: [
      { module: Ports, global: true, providers: ports, exports: ports },
      CqrsModule.forRoot(),
      DevelopmentsQueriesModule,
    ],
    controllers: [DevelopmentsController],
    providers: [KnowledgeAt],
  }).compile();
  app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  app.useGlobalPipes(
    new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }),
  );
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});

afterAll(() => app.close());

const get = async (url: string) => {
  const { statusCode, body } = await app.inject({ method: 'GET', url: `/v1/developments${url}` });
  return { status: statusCode, body: JSON.parse(body) as unknown };
};

describe('GET /v1/developments', () => {
  it('answers with what passes the filters', async () =>
    expect(await get('?about=treaty:ru-kp-2024&actor=JP&asOf=2024-06-21')).toMatchObject({
      status: 200,
      body: { data: [{ kind: 'position', stance: 'concern' }], meta: { position: '3' } },
    }));

  it.each(['about=list:kr-situational-licence', 'about=regime:1737', 'actor=FR'])(
    'answers ?%s with nothing where nothing is on record',
    async (query) =>
      expect(await get(`?${query}`)).toMatchObject({
        status: 200,
        body: { data: [], meta: { coverage: 'incomplete' } },
      }),
  );

  it('does not know letters that no development names', async () =>
    expect(await get('?actor=XYZ')).toMatchObject({
      status: 404,
      body: { code: 'ACTOR_UNKNOWN' },
    }));

  it.each([
    'kind=treaties',
    'stance=angry',
    'asof=2024-06-21',
    'asOf=2024-02-30',
    'actor=JP&actor=KR',
    'about=',
    'actor=jp',
    'about=1737',
    'about=state:XX',
  ])('refuses ?%s', async (query) => {
    const { status } = await get(`?${query}`);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });
});

describe('GET /v1/developments/{id}', () => {
  it('answers at a date, as known at a position', async () => {
    const treaty = '/treaty-ru-kp-2024?asOf=2024-12-04';
    expect(await get(treaty)).toMatchObject({ body: { data: { status: 'in-force' } } });
    expect(await get(`${treaty}&knownAt=position:1`)).toMatchObject({
      body: { data: { status: 'signed' } },
    });
  });

  it('refuses what nobody knows by its name', async () =>
    expect(await get('/treaty-of-nowhere')).toMatchObject({
      body: { code: 'DEVELOPMENT_UNKNOWN' },
    }));
});
