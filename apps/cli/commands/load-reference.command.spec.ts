import { answering, interdict, type AnsweringInstance } from '../testing';

const running = { id: 'l-1', state: 'running', done: 0, total: 0 };
const half = { ...running, done: 200, total: 400 };
const done = { id: 'l-1', state: 'done', done: 400, total: 400 };

describe('interdict load-reference', () => {
  let instance: AnsweringInstance;

  const open = async (...states: readonly object[]) => {
    const left = [...states];
    instance = await answering({
      'POST /v1/reference-history': { status: 202, body: { data: running } },
      'GET /v1/reference-history/l-1': () => ({ body: { data: left.shift() ?? done } }),
    });
  };

  afterEach(() => instance.close());

  const load = (...words: readonly string[]) =>
    interdict(['load-reference', ...words], { url: instance.url });

  it('waits for the end, and says in one line what is on record', async () => {
    await open(running, half);
    const { code, stdout, stderr } = await load();
    expect(stdout).toBe('Reference history: 400 of 400 documents and facts on record.\n');
    expect([code, stderr]).toEqual([0, '']);
  });

  it('shows a bar to a person', async () => {
    await open(half);
    const { stderr } = await interdict(['load-reference'], { url: instance.url, isTTY: true });
    expect(stderr).toContain('Reference history [');
  });

  it('says why it failed, and that it may be asked again', async () => {
    await open({ ...half, state: 'failed', error: 'The service developments cannot be reached.' });
    const { code, stdout } = await load();
    expect(code).toBe(1);
    expect(stdout).toContain('failed after 200 of 400');
    expect(stdout).toContain('The service developments cannot be reached.');
    expect(stdout).toContain('ask again');
  });

  it('prints the answer of the API untouched with --json', async () => {
    await open();
    const { stdout } = await load('--json');
    expect(JSON.parse(stdout)).toEqual({ data: done });
  });

  it('stops watching at Ctrl-C', async () => {
    await open(running, running);
    const interrupt = new AbortController();
    const pause = () => {
      interrupt.abort();
      return Promise.resolve();
    };
    const world = { url: instance.url, interrupted: interrupt.signal, pause };
    expect((await interdict(['load-reference'], world)).code).toBe(130);
  });
});
