import { closedInTurn } from '@platform/service';
import { describeWithKafka, koreanList } from '@testing';

import type { ServiceName } from '../../apps/stack';
import { applied, openTestStack, type TestStack } from '../harness/distributed-stack';
import { curatorAt } from '../harness/curator';
import type { Answered } from '../harness/test-desk';
import { watchedRegime, type Veto } from '../harness/watched-regime';

jest.setTimeout(120_000);

describeWithKafka('While a service is away', (brokers) => {
  let stack: TestStack;
  let veto: Veto;
  const opened: (() => Promise<void>)[] = [];

  const post = (fact: object) => stack.post('/v1/facts', fact);

  const timed = async (ask: () => Promise<Answered>) => {
    const begun = performance.now();
    const answer = await ask();
    return { ...answer, tookMs: performance.now() - begun };
  };

  const processOf = (name: ServiceName) => stack.services.processes[name];

  const pids = () =>
    Object.entries(stack.services.processes).map(([name, { pid }]) => [name, pid] as const);

  beforeAll(async () => {
    stack = await openTestStack({ brokers, history: false });
    opened.push(() => stack.close());
    veto = await watchedRegime(stack);
  });

  afterAll(() => closedInTurn(opened));

  describe('that takes commands', () => {
    let others: readonly unknown[];

    const othersThan = (name: ServiceName) => pids().filter(([other]) => other !== name);

    beforeAll(async () => {
      others = othersThan('security-council');
      await processOf('security-council').stop();
    });

    it('what is meant for it is refused at once, with a word on when to come again', async () => {
      const { status, body, headers, tookMs } = await timed(() => post(veto));
      expect([status, body.code]).toEqual([503, 'SERVICE_UNREACHABLE']);
      expect(body.detail).toMatch(/^The service security-council cannot be reached .*ask again/);
      expect(headers['retry-after']).toBe('1');
      expect(tookMs).toBeLessThan(1_500);
    });

    it('other contexts record', async () => {
      const { stream, established } = koreanList;
      const { evidence } = veto;
      expect(await post({ ...established(), stream, evidence })).toMatchObject({ status: 201 });
    });

    it('documents are archived, and everything is read', async () => {
      await (await curatorAt(stack)).archive('Meanwhile');
      const { status, body } = await stack.get('/v1/sanctions-regimes/1718?asOf=2024-03-28');
      expect([status, body.data.regime]).toEqual([200, '1718']);
    });

    it('it takes commands again once it is started, and nobody else has to be', async () => {
      await processOf('security-council').start();
      expect((await post(veto)).status).toBe(201);
      expect(othersThan('security-council')).toEqual(others);
    });
  });

  describe('that folds the read models', () => {
    let recorded: Awaited<ReturnType<typeof timed>>;
    const announced = { ...koreanList.announced35th(), stream: koreanList.stream };

    beforeAll(async () => {
      await processOf('projections').stop();
      recorded = await timed(() => post({ ...announced, evidence: veto.evidence }));
    });

    const read = () =>
      stack.get(`/v1/export-ban-lists?minPosition=${String(recorded.body.meta.position)}`);

    it('what is posted is recorded, and waits for the models a moment only', () => {
      expect(recorded.status).toBe(201);
      expect(recorded.tookMs).toBeLessThan(2_500);
    });

    it('what was applied before is read', async () => {
      const { status, body } = await stack.get('/v1/export-ban-lists');
      expect([status, body.data.length]).toEqual([200, 1]);
    });

    it('who must have read what was just recorded is told to come again', async () => {
      const { status, body, headers } = await read();
      expect([status, body.code, headers['retry-after']]).toEqual([503, 'MODEL_BEHIND', '1']);
    });

    it('a rebuild is refused as a command is', async () => {
      const asked = { model: 'export-controls', swap: false };
      const { status, body } = await stack.post('/v1/rebuilds', asked);
      expect([status, body.code]).toEqual([503, 'SERVICE_UNREACHABLE']);
    });

    it('it catches up once it is started', async () => {
      await processOf('projections').start();
      await applied(stack, recorded.body.meta.position as string);
      expect((await read()).status).toBe(200);
    });
  });
});
