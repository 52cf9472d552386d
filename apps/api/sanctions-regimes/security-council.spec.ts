import { ExportControlsQueriesModule } from '@contexts/export-controls';
import { SecurityCouncilQueriesModule } from '@contexts/security-council';
import { Global, Module, ValidationPipe } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { EvidenceArchive } from '@platform/archive';
import { Clock, SystemClock } from '@platform/clock';
import { EventLog } from '@platform/event-log';
import { VersionRows } from '@platform/projections';
import { InMemoryEvidenceArchive, regime1718, ToldHistory } from '@testing';

import { CouncilVotesController } from '../council-votes/council-votes.controller';
import { ProblemFilter } from '../http/problem.filter';
import { MandatesController } from '../mandates/mandates.controller';
import { KnowledgeAt } from '../reads/knowledge';
import { SanctionsRegimesController } from './sanctions-regimes.controller';

const history = new ToldHistory();

const ports = [
  { provide: EventLog, useValue: history.log },
  { provide: VersionRows, useValue: history.rows },
  { provide: EvidenceArchive, useValue: new InMemoryEvidenceArchive() },
  { provide: Clock, useValue: new SystemClock() },
];

@Global()
@Module({ providers: ports, exports: ports })
class Ports {}

let app: NestFastifyApplication;

const ask = (url: string, headers = {}) => app.inject({ url: `/v1/${url}`, headers });

beforeAll(async () => {
  const testing = await Test.createTestingModule({
    imports: [
      Ports,
      CqrsModule.forRoot(),
      SecurityCouncilQueriesModule,
      ExportControlsQueriesModule,
    ],
    controllers: [SanctionsRegimesController, CouncilVotesController, MandatesController],
    providers: [KnowledgeAt],
  }).compile();
  app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  const strict = { whitelist: true, forbidNonWhitelisted: true, transform: true };
  app.useGlobalPipes(new ValidationPipe(strict));
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  await history.tell(
    regime1718.stream,
    regime1718.established({ aliases: ['1718/2270'] }),
    regime1718.panelExtended(),
    regime1718.measureImposed(),
  );
  await history.tell(
    regime1718.stream,
    regime1718.renewalVetoed(),
    regime1718.inspectionBlocked(),
    regime1718.confirmed(),
  );
});

afterAll(() => app.close());

describe('GET /v1', () => {
  it.each([
    ['sanctions-regimes?status=lapsed', { data: [{ regime: '1718', monitoring: 'lapsed' }] }],
    ['sanctions-regimes?status=eased', { data: [] }],
    ['sanctions-regimes/1718', { data: { mandates: [{ state: 'lapsed' }] } }],
    [
      'sanctions-regimes/1718/enforcement-status?asOf=2024-03-28',
      { data: { monitoring: 'renewal-blocked', blockedBy: ['RUS'], mandateEndsOn: '2024-04-30' } },
    ],
    [
      'sanctions-regimes/1718/enforcement-status?asOf=2024-03-28&knownAt=position:3',
      { data: { monitoring: 'active' }, meta: { position: '3' } },
    ],
    ['sanctions-regimes/1718%2F2270/enforcement-status', { data: { regime: '1718' } }],
    [
      'sanctions-regimes/1718/timeline?from=2024-04-30&to=2024-04-30',
      { data: [{ type: 'MonitoringMandateExpired' }] },
    ],
    ['sanctions-regimes/1718/measures?asOf=2018-01-01', { data: [{ paragraph: 'para 7' }] }],
    ['council-votes?outcome=vetoed&state=RUS&cast=against', { data: [{ symbol: 'S/2024/255' }] }],
    [
      'mandates?endsWithin=P60D&asOf=2024-03-15',
      { data: [{ regime: '1718', endsOn: '2024-04-30' }] },
    ],
  ])('/%s is answered', async (url, body) => {
    const answer = await ask(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject(body);
    expect(answer.headers['etag']).toBeDefined();
  });

  it.each([
    ['sanctions-regimes?status=asleep'],
    ['sanctions-regimes/1718/enforcement-status?asof=2024-03-28'],
    ['sanctions-regimes/1718/enforcement-status?asOf=2024-02-30'],
    ['sanctions-regimes/1718/timeline?from=2024'],
    ['sanctions-regimes/1718/timeline?from=2024-05-01&to=2024-04-30'],
    ['council-votes?outcome=tabled'],
    ['council-votes?state=Russia'],
    ['mandates?endsWithin=90'],
    ['mandates?format=pdf'],
  ])('/%s is refused', async (url) => {
    const answer = await ask(url);
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('does not know what nobody recorded', async () => {
    const answer = await ask('sanctions-regimes/1267');
    expect(answer.json()).toMatchObject({ code: 'REGIME_UNKNOWN' });
  });

  it.each([
    ['&format=ics', {}],
    ['', { accept: 'text/calendar' }],
  ])('answers with a calendar where that is asked for: “%s”', async (query, headers) => {
    const answer = await ask(`mandates?endsWithin=P60D&asOf=2024-03-15${query}`, headers);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(answer.body).toContain('DTSTART;VALUE=DATE:20240430');
    expect((await ask(`mandates?endsWithin=P60D&asOf=2024-03-15${query}`, headers)).body).toBe(
      answer.body,
    );
  });

  it('answers nothing that has not moved', async () => {
    const url = 'sanctions-regimes/1718/enforcement-status?asOf=2024-03-28';
    const { etag } = (await ask(url)).headers;
    expect((await ask(url, { 'if-none-match': etag })).statusCode).toBe(304);
  });
});
