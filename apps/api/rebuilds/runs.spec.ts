import { setImmediate as breath } from 'node:timers/promises';

import { Runs, RUNS_KEPT, type Run } from './runs';

type State = Readonly<{ id: string; status: string; done?: number }>;

const first: State = { id: 'r-1', status: 'running' };
const failed = (error: unknown) => ({ status: `failed: ${String(error)}` });

describe('Work that outlives its request', () => {
  it('is answered when it begins, and told of by its id from then on', async () => {
    const runs = new Runs<State>();
    const ending = new AbortController();
    const work = async ({ onBegun, note }: Run<State>) => {
      onBegun();
      note({ done: 1 });
      await new Promise((resolve) => ending.signal.addEventListener('abort', resolve));
      note({ status: 'done' });
    };
    expect(await runs.begin(first, { work, failed })).toEqual(first);
    expect(runs.of('r-1')).toEqual({ ...first, done: 1 });
    ending.abort();
    await breath();
    expect(runs.of('r-1')).toEqual({ id: 'r-1', status: 'done', done: 1 });
  });

  it('that could not begin was never there', async () => {
    const runs = new Runs<State>();
    const work = () => Promise.reject(new Error('busy'));
    await expect(runs.begin(first, { work, failed })).rejects.toThrow('busy');
    expect(runs.of('r-1')).toBeUndefined();
  });

  it('that fails later is told of as failed, and nobody else hears of it', async () => {
    const runs = new Runs<State>();
    const work = async ({ onBegun }: Run<State>) => {
      onBegun();
      await breath();
      throw new Error('disk full');
    };
    await runs.begin(first, { work, failed });
    await runs.stop();
    expect(runs.of('r-1')?.status).toBe('failed: Error: disk full');
  });

  it('is asked to stop, and waited for', async () => {
    const runs = new Runs<State>();
    const work = async ({ onBegun, note, signal }: Run<State>) => {
      onBegun();
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      await breath();
      note({ status: 'stopped' });
    };
    await runs.begin(first, { work, failed });
    await runs.stop();
    expect(runs.of('r-1')?.status).toBe('stopped');
  });

  it('is forgotten, what ended first before all else, and never while it is running', async () => {
    const runs = new Runs<State>();
    const ending = new AbortController();
    const long = async ({ onBegun }: Run<State>) => {
      onBegun();
      await new Promise((resolve) => ending.signal.addEventListener('abort', resolve));
    };
    const short = () => Promise.resolve();
    await runs.begin(first, { work: long, failed });
    for (let i = 0; i <= RUNS_KEPT; i += 1) {
      await runs.begin({ ...first, id: `s-${String(i)}` }, { work: short, failed });
    }
    await breath();
    const isKept = (id: string) => runs.of(id) !== undefined;
    expect(['r-1', 's-0', 's-1'].map(isKept)).toEqual([true, false, true]);
    ending.abort();
    await runs.stop();
    expect(['r-1', 's-1', 's-2'].map(isKept)).toEqual([true, false, true]);
  });
});
