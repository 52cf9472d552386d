import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describeWithKafka } from '@testing';

import type { ServiceName, ServiceProcess } from '../../apps/stack';
import { curatorAt, type Curator, type Written } from '../harness/curator';
import { builtApp, openTestStack, type TestStack } from '../harness/distributed-stack';

jest.setTimeout(60_000);

const anotherBuild = join(__dirname, 'another-build.cjs');

/** Every service may be of another build: what its environment says at its start. */
const scriptOf = (name: ServiceName) => ['-r', anotherBuild, ...builtApp(name)];

const corpus = join(__dirname, '../../libs/contracts/corpus');

type Example = Readonly<{ stream: string; data: object }>;

const exampleOf = (type: string) =>
  JSON.parse(readFileSync(join(corpus, `${type}@1.json`), 'utf8')) as Example;

const NEW = 'ArmsSupplyPolicyReassessed';
const OLDER = { BUILD_LACKS: 'armsSupplyPolicyReassessed' };

describeWithKafka('Rolling out a build', (brokers) => {
  let stack: TestStack;
  let curator: Curator;

  const readiness = async (name: ServiceName) => {
    const { management } = stack.services.ports[name];
    const response = await fetch(`http://127.0.0.1:${String(management)}/readyz`);
    return `${String(response.status)} ${await response.text()}`;
  };

  const modelOf = async (name: string) => {
    const { body } = await stack.get('/v1/status');
    const models = body.data.models as readonly Readonly<{
      model: string;
      position: string;
      stopped: Readonly<{ code: string; position: string }> | null;
    }>[];
    return models.find(({ model }) => model.startsWith(`${name}@`));
  };

  const restart = async (name: ServiceName, build: Record<string, string> = {}) => {
    await stack.services.processes[name].stop();
    await stack.services.processes[name].start(build);
  };

  /** Answers wait for a moment only: whoever needs one asks again. */
  const untilApplied = async (of: Written, stream: string) => {
    for (;;) {
      const answer = await developmentAt(of, stream);
      if (answer.status !== 503) return answer;
    }
  };

  /** Of a development as it is answered by somebody who has everything up to there. */
  const developmentAt = ({ position }: Written, stream: string) =>
    stack.get(`/v1/developments/${stream.slice('development/'.length)}?minPosition=${position}`);

  beforeAll(async () => {
    stack = await openTestStack({ brokers, history: false, scriptOf });
    curator = await curatorAt(stack);
  });

  afterAll(() => stack.close());

  describe('that writes an event of a new type', () => {
    const { stream, data } = exampleOf(NEW);
    let first: Written;
    let written: Written;
    let later: Written;

    beforeAll(async () => {
      const { projections } = stack.services.processes;
      await restart('projections', OLDER);
      await restart('developments', OLDER);
      first = await curator.record({ ...exampleOf('PositionDeclared'), type: 'PositionDeclared' });
      // Here somebody did it in the wrong order: whoever writes it goes before those who read it.
      await restart('developments');
      written = await curator.record({ type: NEW, stream, data });
      later = await curator.record({ ...exampleOf('TreatySigned'), type: 'TreatySigned' });
      await projections.hear((line) => line.includes('EVENT_UNKNOWN'));
    });

    it('is not folded by an older one, which stops before it and says so', async () => {
      expect(await readiness('projections')).toMatch(/^503 .*EVENT_UNKNOWN/);
      expect(await modelOf('developments')).toMatchObject({
        position: first.position,
        stopped: { code: 'EVENT_UNKNOWN', position: written.position },
      });
    });

    it('leaves the older answers as they are, and late ones are told to come again', async () => {
      expect((await untilApplied(first, exampleOf('PositionDeclared').stream)).status).toBe(200);
      expect(await developmentAt(written, stream)).toMatchObject({
        status: 503,
        body: { code: 'MODEL_BEHIND' },
      });
    });

    it('is folded by the new one, from where the older stopped', async () => {
      await restart('projections');
      expect((await untilApplied(later, stream)).status).toBe(200);
      expect(await modelOf('developments')).toMatchObject({ stopped: null });
      expect(await readiness('projections')).toMatch(/^200 /);
    });
  });

  describe('that folds a model by new rules, beside one that still runs', () => {
    let newer: ServiceProcess;

    beforeAll(async () => {
      const { projections } = stack.services.processes;
      newer = projections.another('projections-newer');
      await newer.start({
        BUILD_FOLDS: 'developments@2',
        INTERDICT_MANAGEMENT_PORT: '0',
        INTERDICT_COMMANDS_PORT: '0',
      });
      await newer.hear((line) => line.includes('developments@2 was made anew'));
      // Whoever follows looks at whose the rows are before it adds to them.
      await curator.record({ ...exampleOf('TreatyRatified'), type: 'TreatyRatified' });
      await projections.hear((line) => line.includes('MODEL_OF_NEWER_VERSION'));
    });

    afterAll(() => newer.stop());

    it('has the model, and the older one stands aside', async () => {
      expect(await readiness('projections')).toMatch(/^503 .*MODEL_OF_NEWER_VERSION/);
      // An answer is never made of rows that its build did not fold.
      expect((await modelOf('developments'))?.position).toBe('0');
    });

    it('gives it back when it is taken back', async () => {
      await newer.stop();
      const begun = await stack.post('/v1/rebuilds', { model: 'developments', swap: true });
      expect(begun.status).toBe(202);
      const after = await curator.record({
        ...exampleOf('ViolationAlleged'),
        type: 'ViolationAlleged',
      });
      const { stream } = exampleOf('ViolationAlleged');
      expect((await untilApplied(after, stream)).status).toBe(200);
      expect(await readiness('projections')).toMatch(/^200 /);
    });
  });
});
