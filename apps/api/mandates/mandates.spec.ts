import { ExportControlsQueriesModule } from '@contexts/export-controls';
import { SecurityCouncilQueriesModule } from '@contexts/security-council';
import { ValidationPipe } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { VersionRows } from '@platform/projections';
import { commitTo, InMemoryEventLog, regime1718, SettableClock } from '@testing';

import { applicationOf, portsInMemory } from '../../../libs/testing/command-gateway.fixture';
import { ProblemFilter } from '../http/problem.filter';
import { KnowledgeAt } from '../reads/knowledge';
import { LateRows } from '../reads/late-rows.fixture';
import { MandatesController } from './mandates.controller';

const RECORDED = '2024-03-01T00:00:00.000Z';
const LATER = '2024-03-01T00:01:00.000Z';

const clock = new SettableClock(RECORDED);
const log = new InMemoryEventLog(clock);
const rows = new LateRows(log);
let app: NestFastifyApplication;

beforeAll(async () => {
  class Api {}
  const api = { module: Api, controllers: [MandatesController], providers: [KnowledgeAt] };
  const queries = [SecurityCouncilQueriesModule, ExportControlsQueriesModule];
  const testing = await applicationOf({ ...portsInMemory(), log, clock }, [...queries, api])
    .overrideProvider(VersionRows)
    .useValue(rows)
    .compile();
  app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true }));
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  await log.append(commitTo(regime1718.stream, 0, [regime1718.established()]));
  await log.append(commitTo(regime1718.stream, 1, [regime1718.panelExtended()]));
  rows.applied = 1n;
  clock.set(LATER);
});

afterAll(() => app.close());

const horizon = (accept: string) => app.inject({ url: '/v1/mandates', headers: { accept } });

describe('The horizon, where whoever folds is away', () => {
  it('says in its envelope that it is behind', async () => {
    const answer = await horizon('application/json');
    const meta = { coverage: 'incomplete', incomplete: [{ reason: 'model-behind' }] };
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { data: [], meta }]);
  });

  it('is no calendar, which could not say so', async () => {
    const answer = await horizon('text/calendar');
    expect([answer.statusCode, answer.json()]).toMatchObject([503, { code: 'MODEL_BEHIND' }]);
  });

  it('is a calendar of all that is known as soon as it is folded', async () => {
    rows.comes = true;
    const { statusCode, body } = await horizon('text/calendar');
    expect(statusCode).toBe(200);
    expect(body).toContain('BEGIN:VEVENT');
  });
});
