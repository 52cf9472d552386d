import { closedInTurn } from '@platform/service';
import { describeWithCluster, startCluster, type TestCluster } from '@testing';

import { applied, openTestStack, settled, type TestStack } from '../harness/distributed-stack';
import type { Answered } from '../harness/test-desk';
import { watchedRegime, type Veto } from '../harness/watched-regime';
import { until } from './harness/until';

jest.setTimeout(120_000);

type Told = Readonly<{ type: string; eventId: string; position: string; stream: string }>;

/** Whoever needs a broker to do what it is there for. */
const READERS = ['relay', 'projections', 'developments'] as const;

describeWithCluster('While the broker is away a veto', () => {
  let cluster: TestCluster;
  let stack: TestStack;
  let veto: Veto;
  let recorded: Answered;
  let told: readonly Told[];
  const opened: (() => Promise<void>)[] = [];

  const question = async () =>
    (await stack.get('/v1/developments?kind=question')).body.data as readonly object[];

  /** Of `1` the relay has noticed that it cannot publish. */
  const outage = async (): Promise<string | undefined> => {
    return /^interdict_relay_outage(?:\{.*\})? (\d)$/m.exec(await stack.metricsOf('relay'))?.[1];
  };

  const eventsAfter = async (position: string) =>
    (await stack.get(`/v1/events?after=${position}`)).body.data as readonly Told[];

  beforeAll(async () => {
    cluster = await startCluster({ nodes: 1 });
    opened.push(() => cluster.stop());
    stack = await openTestStack({ brokers: cluster.brokers, history: false });
    opened.push(() => stack.close());
    veto = await watchedRegime(stack);
    await settled(stack);
    await cluster.nodes[0]?.kill();
    recorded = await stack.post('/v1/facts', veto);
    told = recorded.body.data.events as readonly Told[];
    const { relay } = stack.services.processes;
    // It has tried, and says that it tries again.
    await relay.hear((line) => line.includes('Publishing failed'));
  });

  afterAll(() => closedInTurn(opened));

  it('is recorded, with the block that follows from it', () => {
    expect(recorded.status).toBe(201);
    expect(told.map(({ type }) => type)).toEqual([
      ...['DraftResolutionVetoed', 'SanctionsInspectionBlocked'],
    ]);
  });

  it('is told of by the log, and by its page of events', async () => {
    const [vetoed] = told;
    expect((await stack.get(`/v1/events/${String(vetoed?.eventId)}`)).status).toBe(200);
    expect(await outage()).toBe('1');
  });

  it('opens nothing in developments, which has not heard of it', async () => {
    const position = told.at(-1)?.position ?? '';
    expect(await eventsAfter(position)).toEqual([]);
    const none = await stack.get('/v1/events?stream=development/who-inspects-1718');
    expect([none.status, none.body.code]).toEqual([404, 'STREAM_UNKNOWN']);
    expect(await question()).toEqual([]);
    const { reactions } = (await stack.get('/v1/reactions')).body.data;
    const developments = (reactions as readonly { consumer: string; lag: string }[]).find(
      ({ consumer }) => consumer === 'developments',
    );
    expect(developments?.lag).toBe(String(told.length));
  });

  it.each(READERS)('leaves %s not ready, which says what it waits for', (name) =>
    until(`${name} says it`, async () => {
      const why = await stack.whyNotReady(name);
      return why !== null && /kafka|broker/i.test(why) ? null : String(why);
    }),
  );

  it('leaves who must have read it with the word to come again', async () => {
    const read = `/v1/sanctions-regimes/1718?minPosition=${told.at(-1)?.position ?? ''}`;
    const { status, body, headers } = await stack.get(read);
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'MODEL_BEHIND', '1']);
  });

  describe('and once it is back', () => {
    beforeAll(async () => {
      await cluster.nodes[0]?.restart();
      const last = BigInt(told.at(-1)?.position ?? 0);
      await applied(stack, last + 1n);
      await settled(stack);
    });

    it('opens who inspects instead, citing the event of the block', async () => {
      const blocked = told.find(({ type }) => type === 'SanctionsInspectionBlocked');
      expect(await question()).toMatchObject([
        { development: 'who-inspects-1718', status: 'open', because: [blocked?.eventId] },
      ]);
      expect(await eventsAfter(blocked?.position ?? '')).toMatchObject([
        {
          ...{ type: 'InspectionQuestionOpened', stream: 'development/who-inspects-1718' },
          data: { because: blocked?.eventId },
          causationId: blocked?.eventId,
        },
      ]);
    });

    it('leaves no outage behind', async () => {
      expect(await outage()).toBe('0');
    });

    it.each(READERS)('leaves %s ready', (name) =>
      until(`${name} is ready`, () => stack.whyNotReady(name)),
    );
  });
});
