import { answering, interdict, problem, sentJson, type AnsweringInstance } from '../testing';

const running = {
  ...{ id: 'r-1', model: 'export-controls@1', state: 'running', done: 0, total: 0 },
};

const ended = {
  ...{ ...running, done: 128, total: 128, position: '128', swapped: false },
  ...{ live: 'aaaa', rebuilt: 'aaaa' },
};

describe('interdict rebuild', () => {
  let instance: AnsweringInstance;

  const models = [{ model: 'export-controls@1', position: '128', lag: '0', stopped: null }];

  const open = async (...states: readonly object[]) => {
    const left = [...states];
    instance = await answering({
      'GET /v1/status': { body: { data: { log: { position: '128' }, models } } },
      'POST /v1/rebuilds': { status: 202, body: { data: running } },
      'GET /v1/rebuilds/r-1': () => ({ body: { data: left.shift() ?? running } }),
    });
  };

  afterEach(() => instance.close());

  const rebuild = (...words: readonly string[]) =>
    interdict(['rebuild', ...words], { url: instance.url });

  it('waits for the end and shows both digests', async () => {
    await open(running, { ...running, done: 64, total: 128 }, { ...ended, state: 'same' });
    const { code, stdout } = await rebuild();
    expect(stdout).toBe(
      'export-controls@1 at position 128: The running model is what the log says.\n' +
        '  running  aaaa\n  rebuilt  aaaa\nNothing was swapped.\n',
    );
    expect(code).toBe(0);
    expect(sentJson(instance.received.find(({ method }) => method === 'POST'))).toEqual({
      model: 'export-controls',
      swap: false,
    });
  });

  it('folds every model that the instance keeps, one after the other', async () => {
    const two = ['export-controls@1', 'security-council@1'].map((model) => ({
      ...models[0],
      model,
    }));
    const ends = [
      { ...ended, state: 'differs', rebuilt: 'bbbb' },
      { ...ended, model: 'security-council@1', state: 'same' },
    ];
    instance = await answering({
      'GET /v1/status': { body: { data: { log: { position: '128' }, models: two } } },
      'POST /v1/rebuilds': { status: 202, body: { data: running } },
      'GET /v1/rebuilds/r-1': () => ({ body: { data: ends.shift() ?? running } }),
    });
    const { code, stdout } = await rebuild();
    const posts = instance.received.filter(({ method }) => method === 'POST').map(sentJson);
    expect(posts).toEqual([
      { model: 'export-controls', swap: false },
      { model: 'security-council', swap: false },
    ]);
    expect(stdout).toContain('export-controls@1 at position 128: The running model is not');
    expect(stdout).toContain('security-council@1 at position 128: The running model is what');
    // One that differs is not made good by another that does not.
    expect(code).toBe(1);
  });

  it('exits with 1 where the digests differ, swapped or not', async () => {
    await open({ ...ended, state: 'differs', rebuilt: 'bbbb', swapped: true });
    const { code, stdout } = await rebuild('export-controls', '--swap');
    expect(code).toBe(1);
    expect(stdout).toContain('The running model is not what the log says.');
    expect(stdout).toContain('The rebuilt model is now the running one.');
    expect(sentJson(instance.received.find(({ method }) => method === 'POST'))).toMatchObject({
      swap: true,
    });
  });

  it('alarms nobody where there is nothing to compare with', async () => {
    await open({ ...ended, state: 'differs', live: null });
    const { code, stdout } = await rebuild();
    expect(stdout).toContain(
      'export-controls@1 at position 128: No running model of this version and this generation of',
    );
    expect(stdout).not.toContain('not what the log says');
    // Nor was anything found to be the same.
    expect(code).toBe(1);
  });

  it('says why a rebuild failed', async () => {
    await open({ ...running, state: 'failed', error: 'The disk is full.' });
    const { code, stdout } = await rebuild();
    expect([code, stdout]).toEqual([1, expect.stringContaining('The disk is full.')]);
  });

  it('shows a bar to a person, and none to a script', async () => {
    const states = [
      { ...running, done: 64, total: 128 },
      { ...ended, state: 'same' },
    ];
    await open(...states, ...states);
    const shown = await interdict(['rebuild'], { url: instance.url, isTTY: true });
    expect(shown.stderr).toContain('Rebuilding export-controls [');
    const { stderr } = await rebuild('--json');
    expect(stderr).toBe('');
  });

  it('stops watching at Ctrl-C', async () => {
    await open();
    const interrupt = new AbortController();
    const pause = () => {
      interrupt.abort();
      return Promise.resolve();
    };
    const { signal: interrupted } = interrupt;
    const { code } = await interdict(['rebuild'], { url: instance.url, interrupted, pause });
    expect(code).toBe(130);
  });

  it('tells a refusal', async () => {
    instance = await answering({
      'POST /v1/rebuilds': problem(404, 'MODEL_UNKNOWN', 'There is no read model x.'),
    });
    expect((await rebuild('x')).code).toBe(3);
  });
});
