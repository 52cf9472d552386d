import { execFile } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const CONFIG = join(__dirname, '../config/index.ts');

type Ended = Readonly<{ code: number | string | null | undefined; err: string; out: string }>;

/** A program that is told to stop at once, and that a timer keeps alive. */
const told = async (does: string): Promise<Omit<Ended, 'out'>> => {
  const { code, err } = await run(`async ({ signal }) => {
    setInterval(() => undefined, 1_000);
    const aborted = require('node:events').once(signal, 'abort');
    process.kill(process.pid, 'SIGTERM');
    await aborted;
    ${does}
  }`);
  return { code, err };
};

const run = (program: string, ...words: string[]): Promise<Ended> => {
  const line = { name: 'npm run it', does: 'Runs it.', settings: 'PORT  1', words };
  const script = `
    const { runMain } = require(${JSON.stringify(join(__dirname, 'run-main'))});
    const { DatabaseAway } = require(${JSON.stringify(CONFIG)});
    void runMain(${program}, ${JSON.stringify(line)});`;
  const hook = join(ROOT, 'libs/testing/typescript.cjs');
  return new Promise((resolve) => {
    execFile(process.execPath, ['-r', hook, '-e', script], (error, out, err) =>
      resolve({ code: error ? error.code : 0, err, out }),
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

describe('A program that is typed', () => {
  const SAYS = `async ({ out }) => { out.write('It ran.'); }`;

  it('runs', async () => expect(await run(SAYS)).toEqual({ code: 0, err: '', out: 'It ran.' }));

  it('says what it does and its settings in place of running, where it is asked', async () => {
    const { code, out } = await run(SAYS, '--help');
    expect(code).toBe(0);
    expect(out).toMatch(/Runs it\.[^]*PORT {2}1/);
    expect(out).not.toContain('It ran.');
  });

  it('refuses a word that it does not know in a sentence, and ends with 2', async () => {
    const { code, out, err } = await run(SAYS, '--port=1');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^npm run it takes no "--port=1": .+\.\n$/);
  });

  it('ends with the code that its refusal asks for, and says it in a sentence', async () => {
    const away = `() => Promise.reject(new DatabaseAway('Nobody is there.'))`;
    expect(await run(away)).toEqual({ code: 4, err: 'Nobody is there.\n', out: '' });
  });
});
