import { execFile } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

type Ended = Readonly<{ code: number | string | null | undefined; err: string }>;

/** A program that is told to stop at once, and that a timer keeps alive. */
const told = (does: string): Promise<Ended> => {
  const script = `
    const { runMain } = require(${JSON.stringify(join(__dirname, 'run-main'))});
    void runMain(async ({ signal }) => {
      setInterval(() => undefined, 1_000);
      const aborted = require('node:events').once(signal, 'abort');
      process.kill(process.pid, 'SIGTERM');
      await aborted;
      ${does}
    });`;
  const hook = join(ROOT, 'libs/testing/typescript.cjs');
  return new Promise((resolve) => {
    execFile(process.execPath, ['-r', hook, '-e', script], (error, _out, err) =>
      resolve({ code: error ? error.code : 0, err }),
    );
  });
};

describe('A program that is told to stop', () => {
  it.each([
    ['returns', ''],
    ['gives up what it was at', 'signal.throwIfAborted();'],
    [
      'has a pause of it ended',
      `await require('node:timers/promises').setTimeout(9, null, { signal });`,
    ],
  ])('and %s ends with 0 and without a word', async (_what, does) =>
    expect(await told(does)).toEqual({ code: 0, err: '' }),
  );

  it('and fails on its way out ends with 1, and says by what', async () => {
    const { code, err } = await told(`throw new Error('It does not close.');`);
    expect(code).toBe(1);
    expect(err).toContain('It does not close.');
  });
});
