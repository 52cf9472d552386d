import { answering, interdict, problem, sentJson, type AnsweringInstance } from '../testing';

const meta = { asOf: '2024-04-30', position: '128', modelVersion: 'export-controls@2' };
const councilMeta = { ...meta, modelVersion: 'security-council@1' };

const korean = {
  ...{ list: 'kr-situational-licence', authority: 'MOTIE', zone: 'Asia/Seoul', total: 1159 },
  controlType: 'licence-requirement',
  provisions: ['in-force', 'in-force', 'suspended'].map((stage, i) => ({
    provision: String(i),
    stage,
  })),
  pending: [],
};

const dprk = {
  ...{ regime: '1718', measures: 'in-force', monitoring: 'renewal-blocked' },
  oversight: ['committee', 'outside-un'],
};

describe('interdict replay', () => {
  let instance: AnsweringInstance;

  afterEach(() => instance.close());

  const replay = (...words: readonly string[]) =>
    interdict(['replay', ...words], { url: instance.url });

  describe('as of a day', () => {
    beforeEach(async () => {
      instance = await answering({
        'GET /v1/export-ban-lists': { body: { data: [korean], meta } },
        'GET /v1/export-ban-lists/kr-situational-licence': { body: { data: korean, meta } },
        'GET /v1/sanctions-regimes': { body: { data: [dprk], meta: councilMeta } },
        'GET /v1/sanctions-regimes/1718/enforcement-status': {
          body: { data: dprk, meta: councilMeta },
        },
        'GET /v1/sanctions-regimes/9999/enforcement-status': problem(
          ...([404, 'REGIME_UNKNOWN', 'No regime 9999 is held.'] as const),
        ),
      });
    });

    const asked = () => instance.received.map(({ path, query }) => `${path}?${String(query)}`);

    it('shows totals, stages and the three axes, and at which position', async () => {
      const { code, stdout } = await replay('--as-of', '2024-04-30');
      expect(stdout).toMatch(/^kr-situational-licence +1159 +in-force × 2, suspended$/m);
      expect(stdout).toMatch(/^1718 +in-force +renewal-blocked +committee, outside-un$/m);
      expect(stdout).toContain('as of 2024-04-30 · position 128 · export-controls@2');
      expect(stdout).toContain('as of 2024-04-30 · position 128 · security-council@1');
      expect(code).toBe(0);
    });

    it('asks all of it at the position of the first answer', async () => {
      await replay('--as-of', '2024-04-30', '--known-at', '2026-11-24T05:00:00Z');
      expect(asked()).toEqual([
        '/v1/export-ban-lists?asOf=2024-04-30&knownAt=2026-11-24T05%3A00%3A00Z',
        '/v1/sanctions-regimes?asOf=2024-04-30&knownAt=position%3A128',
      ]);
    });

    it('asks only for what was named', async () => {
      await replay('--regime', '1718');
      await replay('--regime', '1718', '--list', 'kr-situational-licence');
      expect(asked().map((path) => path.split('?')[0])).toEqual([
        '/v1/sanctions-regimes/1718/enforcement-status',
        '/v1/export-ban-lists/kr-situational-licence',
        '/v1/sanctions-regimes/1718/enforcement-status',
      ]);
    });

    it('prints each answer untouched with --json, in a line of its own', async () => {
      const { stdout } = await replay('--json');
      expect(
        stdout
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as unknown),
      ).toEqual([
        { data: [korean], meta },
        { data: [dprk], meta: councilMeta },
      ]);
    });

    it('tells a refusal', async () => {
      const { code, stderr } = await replay('--regime', '9999');
      expect([code, stderr]).toEqual([3, expect.stringContaining('No regime 9999 is held.')]);
    });

    it.each([
      [['--model', 'export-controls'], '--position must be stated.'],
      [['--position', '7'], '--model must be stated.'],
      [
        ['--model', 'm', '--position', '7', '--as-of', '2024-04-30', '--list', 'l'],
        '--as-of, --list cannot go with --model.',
      ],
    ])('refuses %p: one question at a time', async (words, sentence) => {
      const { code, stderr } = await replay(...words);
      expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
      expect(instance.received).toEqual([]);
    });
  });

  describe('of a model', () => {
    const running = {
      ...{ id: 'p-1', model: 'export-controls@2', status: 'running', position: '128' },
      progress: { done: 0, total: 128 },
    };
    const done = { ...running, status: 'done', progress: { done: 128, total: 128 } };
    const same = { ...done, live: 'aaaa', replayed: 'aaaa', same: true, firstDifference: null };

    const open = async (...states: readonly object[]) => {
      const left = [...states];
      instance = await answering({
        'POST /v1/replays': { status: 202, body: { data: running } },
        'GET /v1/replays/p-1': () => ({ body: { data: left.shift() ?? running } }),
      });
    };

    const ofModel = (...words: readonly string[]) =>
      replay('--model', 'export-controls', '--position', '128', ...words);

    it('waits for the end and shows both digests', async () => {
      await open(running, same);
      const { code, stdout } = await ofModel();
      expect(stdout).toBe(
        'export-controls@2 at position 128: The live model is what the log says.\n' +
          '  live      aaaa\n  replayed  aaaa\n',
      );
      expect(code).toBe(0);
      expect(sentJson(instance.received[0])).toEqual({ model: 'export-controls', position: '128' });
    });

    it('says why it is at an earlier position than it was asked for', async () => {
      await open(same);
      const { code, stdout } = await replay('--model', 'export-controls', '--position', '130');
      expect(stdout).toContain(
        'Position 130 lies inside a commit; the last that ends before it ends at 128.\n',
      );
      expect(code).toBe(0);
    });

    it('exits with 1 at a difference, and shows the first row of both', async () => {
      const row = { validTo: null, basis: 'legal-act', toPos: null, columns: {} };
      const firstDifference = {
        ...{ projection: 'export-ban-list', key: 'kr-situational-licence' },
        ...{ validFrom: '2024-02-23T15:00:00.000Z', fromPos: '12', replayed: null },
        live: { ...row, value: { total: 7 } },
      };
      await open({ ...same, replayed: 'bbbb', same: false, firstDifference });
      const { code, stdout } = await ofModel();
      expect(stdout).toContain('The live model is not what the log says.');
      expect(stdout).toContain(
        'First difference: export-ban-list kr-situational-licence, valid from ' +
          '2024-02-23T15:00:00.000Z, believed from position 12',
      );
      expect(stdout).toMatch(/^ {2}live {6}\{.*"total":7.*\}$/m);
      expect(stdout).toMatch(/^ {2}replayed {2}no such row$/m);
      expect(code).toBe(1);
    });

    it.each([
      [{ ...same, live: null, same: false }, 'No live model of this version and this generation'],
      [{ ...done, status: 'failed', error: 'The disk is full.' }, 'The disk is full.'],
      [{ ...done, status: 'cancelled', error: 'It ends.' }, 'The replay was cancelled.'],
    ])('exits with 1 where nothing was compared', async (state, sentence) => {
      await open(state);
      const { code, stdout } = await ofModel();
      expect([code, stdout]).toEqual([1, expect.stringContaining(sentence)]);
    });

    it('shows a bar to a person, and stops watching at Ctrl-C', async () => {
      await open({ ...running, progress: { done: 64, total: 128 } });
      const interrupt = new AbortController();
      const pause = () => {
        interrupt.abort();
        return Promise.resolve();
      };
      const words = ['replay', '--model', 'export-controls', '--position', '130'];
      const { code, stderr } = await interdict(words, {
        ...{ url: instance.url, isTTY: true, pause, interrupted: interrupt.signal },
      });
      expect([code, stderr]).toEqual([130, expect.stringContaining('Replaying export-controls [')]);
    });

    it('tells a refusal', async () => {
      instance = await answering({
        'POST /v1/replays': problem(409, 'REBUILD_RUNNING', 'It is being replayed already.'),
      });
      expect((await ofModel()).code).toBe(3);
    });
  });
});
