import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ServiceProcess, type Launch } from './service-process';

const READY = `console.log('{"message":"ready"}');`;

describe('The process of a service', () => {
  let place: string;
  const started: ServiceProcess[] = [];

  beforeEach(async () => (place = await mkdtemp(join(tmpdir(), 'interdict-service-'))));
  afterEach(async () => {
    await Promise.all(started.splice(0).map((one) => one.kill()));
    await rm(place, { recursive: true });
  });

  const processThat = (does: string, over: Partial<Launch> = {}): ServiceProcess => {
    const process = new ServiceProcess('any', {
      script: ['-e', does],
      env: {},
      logFile: join(place, 'any.log'),
      ...over,
    });
    started.push(process);
    return process;
  };

  it('keeps the last of many lines, and hears each of them', async () => {
    const heard: string[] = [];
    const many = processThat(
      `for (let n = 1; n <= 5000; n += 1) console.log('line ' + n);
       ${READY} setInterval(() => {}, 9);`,
      { onLine: (line) => heard.push(line) },
    );
    await many.start();
    expect(heard).toHaveLength(5001);
    expect(many.said).toHaveLength(1000);
    expect(many.said.at(0)).toBe('line 4002');
    expect(await many.hear((line) => line === 'line 5000')).toBe('line 5000');
  });

  it('is heard where it says so much at once that the word is forgotten again', async () => {
    const goes = processThat(
      `process.on('SIGUSR2', () => {
         let text = '';
         for (let n = 1; n <= 5000; n += 1) text += 'line ' + n + '\\n';
         process.stdout.write(text);
       });
       ${READY} setInterval(() => {}, 9);`,
    );
    await goes.start();
    const heard = goes.hear((line) => line === 'line 3000');
    process.kill(goes.pid ?? 0, 'SIGUSR2');
    expect(await heard).toBe('line 3000');
  });

  it('is read by characters, in whatever pieces they come', async () => {
    const words = processThat(
      `const bytes = Buffer.from('größer\\n');
       process.stdout.write(bytes.subarray(0, 3), () => setTimeout(() => {
         process.stdout.write(bytes.subarray(3)); ${READY}
       }, 100)); setInterval(() => {}, 9);`,
    );
    await words.start();
    expect(words.said[0]).toBe('größer');
    await words.stop();
    expect(await readFile(join(place, 'any.log'), 'utf8')).toMatch(/^größer\n/);
  });

  it('that ends says by what: a code and a word without an end of line', async () => {
    const ends = processThat(`process.stdout.write('I am lost.', () => process.exit(7));`);
    await expect(ends.start()).rejects.toThrow(
      /^The service any ended by itself \(exit code 7\)\. Its last words \(.*\):\nI am lost\.$/,
    );
  });

  it('that is killed by somebody says by which signal', async () => {
    const killed = processThat(`${READY} process.kill(process.pid, 'SIGKILL');`);
    await killed.start();
    const ending = await killed.endedByItself();
    expect(ending).toEqual({ code: null, signal: 'SIGKILL' });
    expect(killed.endedWith(ending).message).toContain('ended by itself (signal SIGKILL).');
  });

  it('goes on where its log cannot be written, and says so', async () => {
    const lost: string[] = [];
    const goes = processThat(`${READY} setInterval(() => console.log('on'), 5);`, {
      logFile: join(place, 'no', 'folder', 'any.log'),
      onLogLost: (error) => lost.push(error.message),
    });
    await goes.start();
    await goes.hear((line) => line === 'on');
    expect(lost).toEqual([expect.stringMatching(/^ENOENT/)]);
    expect(goes.isRunning).toBe(true);
  });
});
