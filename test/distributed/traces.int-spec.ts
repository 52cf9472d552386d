import { randomUUID } from 'node:crypto';

import { closedInTurn } from '@platform/service';
import { describeWithKafka, regime1718 } from '@testing';
import { Client } from 'pg';

import { SERVICE_NAMES, type ServiceName } from '../../apps/stack';
import {
  said,
  startCollector,
  type Collector,
  type SentSpan,
} from '../../libs/platform/observability/collector.fixture';
import { applied, openTestStack, settled, type TestStack } from '../harness/distributed-stack';
import type { Answered } from '../harness/test-desk';
import { watchedRegime } from '../harness/watched-regime';

jest.setTimeout(120_000);

type Told = Readonly<{ eventId: string; type: string; correlationId: string }>;
type Line = Readonly<{ service: string; level: string; correlationId?: string; traceId?: string }>;

const FOLLOWS = ['interdict_feed_readers_replaced_total{'];

describeWithKafka('A veto that is posted under a correlation id', (brokers) => {
  const correlationId = randomUUID();
  const brokenId = randomUUID();
  const traceId = correlationId.replaceAll('-', '');
  let stack: TestStack;
  let collector: Collector;
  let broken: Answered;
  let events: readonly Told[];
  let spans: readonly (SentSpan & Readonly<{ service: unknown }>)[];
  let lines: readonly string[];
  let counted: ReadonlyMap<string, string>;
  const opened: (() => Promise<void>)[] = [];

  const servicesOf = (some: readonly Readonly<{ service: unknown }>[]) =>
    [...new Set(some.map(({ service }) => service))].sort();

  beforeAll(async () => {
    collector = await startCollector();
    opened.push(() => collector.close());
    stack = await openTestStack({
      ...{ brokers, history: false },
      env: {
        OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector.endpoint,
        INTERDICT_LOG_LEVEL: 'debug',
      },
    });
    opened.push(() => stack.close());
    const veto = await watchedRegime(stack);
    const failed = { ...veto, ...regime1718.failed() };
    const { body } = await stack.post('/v1/facts', veto, { 'x-correlation-id': correlationId });
    // The question that it opens comes next.
    await applied(stack, BigInt(body.meta.position as string) + 1n);
    await settled(stack);
    const all = (await stack.get('/v1/events')).body.data as readonly Told[];
    events = all.filter((event) => event.correlationId === correlationId);
    await breaking(stack.databaseUrl);
    broken = await stack.post('/v1/facts', failed, { 'x-correlation-id': brokenId });
    counted = new Map(
      await Promise.all(SERVICE_NAMES.map(async (n) => [n, await stack.metricsOf(n)] as const)),
    );
    await stack.services.stop();
    lines = Object.values(stack.services.processes).flatMap(({ said: text }) => text);
    spans = collector.spansByService().filter((span) => span.traceId === traceId);
  });

  afterAll(() => closedInTurn(opened));

  it('is one trace through every service that does something about it', () => {
    expect(servicesOf(spans)).toEqual(
      expect.arrayContaining(['api', 'developments', 'projections', 'relay', 'security-council']),
    );
  });

  it('has no loose end: above each span but the first is another one of it', () => {
    const roots = spans.filter(({ parentSpanId }) => parentSpanId === undefined);
    expect(roots.map(({ service, name }) => [service, name])).toEqual([['api', 'POST /v1/facts']]);
    const ids = spans.map(({ spanId }) => spanId);
    const loose = spans.filter(({ parentSpanId }) => parentSpanId && !ids.includes(parentSpanId));
    expect(loose).toEqual([]);
  });

  it('goes on where a reaction records something in turn', () => {
    expect(events.map(({ type }) => type)).toEqual([
      ...['DraftResolutionVetoed', 'SanctionsInspectionBlocked', 'InspectionQuestionOpened'],
    ]);
    const caused = spans.filter(({ parentSpanId }) => parentSpanId === events.map(placeInTrace)[1]);
    expect(caused.map(({ service, name }) => [service, name])).toContainEqual([
      ...['developments', 'when-sanctions-inspection-blocked-open-question'],
    ]);
  });

  it('is no other trace’s business', () => {
    const asked = spans.filter(({ name }) => name === 'POST /v1/facts');
    expect(asked.map(said)).toMatchObject([{ 'http.response.status_code': 201 }]);
  });

  it('and every other work is logged as JSON, a line each, by every service', () => {
    const told = lines.map((line) => JSON.parse(line) as Line);
    expect(servicesOf(told)).toEqual(Object.keys(stack.services.processes).sort());
    const ofTrace = told.filter((line) => line.traceId === traceId);
    expect(servicesOf(ofTrace)).toContain('security-council');
    expect(ofTrace.filter((line) => line.correlationId !== correlationId)).toEqual([]);
  });

  it.each<readonly [ServiceName, readonly string[]]>([
    ['api', ['interdict_http_request_duration_seconds_count{']],
    ['security-council', ['interdict_command_duration_seconds_count{', ...FOLLOWS]],
    ['export-controls', ['interdict_consumer_stopped{', ...FOLLOWS]],
    ['developments', ['interdict_consumer_lag_events{', ...FOLLOWS]],
    ['projections', ['interdict_model_position{', 'interdict_model_stopped{', ...FOLLOWS]],
    ['relay', ['interdict_relay_has_lease{', 'interdict_relay_published_position{']],
  ])('and every other work is counted by %s', (name, families) => {
    const figures = counted.get(name) ?? '';
    for (const family of ['interdict_log_head_position{', ...families]) {
      expect(figures).toContain(`\n${family}`);
    }
  });

  it('unlike another that broke, of which the API and its service tell under its own', () => {
    expect([broken.status, broken.body.correlationId]).toEqual([500, brokenId]);
    const told = lines.map((line) => JSON.parse(line) as Line);
    const ofBroken = told.filter((line) => line.correlationId === brokenId);
    expect(servicesOf(ofBroken)).toEqual(['api', 'security-council']);
    expect(ofBroken.map(({ level }) => level)).toEqual(ofBroken.map(() => 'error'));
  });
});

/** An event is a span of the trace: what it has caused is below it. */
const placeInTrace = ({ eventId }: Told): string => eventId.replaceAll('-', '').slice(-16);

/** As a bug does, not as a rule: nobody knows such a failure by name. */
const breaking = async (connectionString: string): Promise<void> => {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query(
    `CREATE FUNCTION log.break_down() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'Broken.'; END $$;
     CREATE TRIGGER break_down BEFORE INSERT ON log.event FOR EACH ROW
       WHEN (NEW.type = 'DraftResolutionFailed') EXECUTE FUNCTION log.break_down()`,
  );
  await client.end();
};
