import { closedInTurn } from '@platform/service';
import { describeWithKafka } from '@testing';

import { interdict } from '../../apps/cli/testing';
import { openTestStack, settled, type TestStack } from '../harness/distributed-stack';
import { messagesOf } from '../harness/server-sent-events';
import { expectWholeHistory, type Told } from '../harness/whole-history';

jest.setTimeout(120_000);

const MODELS = ['export-controls', 'security-council', 'developments'];

describeWithKafka('The command line, talking to the services', (brokers) => {
  let stack: TestStack;
  let head: string;
  const opened: (() => Promise<void>)[] = [];

  const ask = (...words: string[]) => interdict(words, { url: stack.services.url });

  const position = async () => (await stack.get('/v1/status')).body.data.log.position as string;

  beforeAll(async () => {
    stack = await openTestStack({ brokers });
    opened.push(() => stack.close());
    head = await settled(stack);
  });

  afterAll(() => closedInTurn(opened));

  it('shows where the log, every model and everybody who reacts is', async () => {
    const { code, stdout } = await ask('status');
    expect(code).toBe(0);
    expect(stdout).toContain(`Log at position ${head}`);
    for (const model of MODELS) {
      expect(stdout).toMatch(new RegExp(`^${model}@\\d+ +${head} +0 +running *$`, 'm'));
    }
  });

  it('shows who reacts, and that nothing is parked', async () => {
    const { code, stdout } = await ask('reactions');
    expect(code).toBe(0);
    for (const context of MODELS) {
      expect(stdout).toMatch(new RegExp(`^${context} +${head} +0`, 'm'));
    }
    expect(stdout).toContain('Nothing is parked.');
  });

  it('pages through history, each fact that was loaded once', async () => {
    const { code, stdout } = await ask('events', '--limit', '1000', '--json');
    expect(code).toBe(0);
    expectWholeHistory((JSON.parse(stdout) as { data: Told[] }).data);
  });

  it('loads the history that is shipped again, which records nothing', async () => {
    for (let time = 1; time <= 2; time += 1) {
      const { code, stdout } = await ask('load-reference');
      expect([code, stdout]).toEqual([0, expect.stringMatching(/(\d+) of \1 documents and facts/)]);
    }
    expect(await position()).toBe(head);
  });

  it('tells the story with an answer to everything that it asks', async () => {
    const { code, stdout } = await ask('story');
    expect(code).toBe(0);
    expect(stdout).toContain('GET /v1/');
  });

  it('folds every model from scratch and finds it the same', async () => {
    const { code, stdout } = await ask('rebuild');
    expect(code).toBe(0);
    expect(stdout.match(/The running model is what the log says/g)).toHaveLength(MODELS.length);
  });

  it('puts what was folded in the place of what runs, which goes on from there', async () => {
    const { code, stdout } = await ask('rebuild', '--swap');
    expect(code).toBe(0);
    expect(stdout.match(/The rebuilt model is now the running one/g)).toHaveLength(MODELS.length);
    const asked = { goods: ['hs2022:854231'], destination: 'RU', origin: 'US' };
    const { body } = await stack.post('/v1/export-checks', asked);
    head = String(body.meta.position);
    const read = await stack.get(`/v1/export-ban-lists?minPosition=${head}`);
    expect(read.status).toBe(200);
  });

  it('replays a model to a position, and finds the live one the same there', async () => {
    for (const model of MODELS) {
      const { code, stdout } = await ask('replay', '--model', model, '--position', '40');
      expect([code, stdout]).toEqual([0, expect.stringContaining('what the log says')]);
    }
  });

  describe('and the stream of events, which is read from Kafka', () => {
    const streamed = (query: string, count: number, headers: Record<string, string> = {}) =>
      messagesOf(`${stack.services.url}/v1/events/stream${query}`, count, headers);

    it('has every event in order, and of a determination nothing but its place', async () => {
      const messages = await streamed('?after=0', Number(head));
      const positions = messages.map(({ id }) => Number(id));
      expect(positions).toEqual(Array.from({ length: Number(head) }, (_, i) => i + 1));
      const last = messages.at(-1);
      expect(last?.event).toBe('withheld');
      expect(Object.keys(JSON.parse(last?.data ?? '') as object).sort()).toEqual([
        ...['commit', 'leafHash', 'position', 'recordedAt'],
      ]);
    });

    it('tells of each what the log’s own page tells', async () => {
      const messages = await streamed('?after=0', 50);
      const { body } = await stack.get('/v1/events?limit=50');
      expect(messages.map(({ data }) => JSON.parse(data) as unknown)).toEqual(body.data);
    });

    it('is resumed after the last id that a client saw, inside a commit too', async () => {
      const [first] = await streamed('', 1, { 'last-event-id': '2' });
      expect(first?.id).toBe('3');
    });

    it('is narrowed to a type', async () => {
      const messages = await streamed('?type=ExportBanListExpanded', 2);
      expect(messages.map(({ event }) => event)).toEqual([
        ...['ExportBanListExpanded', 'ExportBanListExpanded'],
      ]);
    });

    it('goes on live', async () => {
      const coming = streamed(`?after=${head}`, 1);
      const asked = { goods: ['hs2022:010121'], destination: 'RU', origin: 'US' };
      await stack.post('/v1/export-checks', asked);
      const [message] = await coming;
      expect(message?.id).toBe(String(Number(head) + 1));
    });
  });
});
