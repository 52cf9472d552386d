import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as breath } from 'node:timers/promises';

import { endOf } from '../running-process';
import { textIfThere } from '../text-if-there';
import { runProgram } from './run-program';

const shell = (script: string, signal?: AbortSignal) => runProgram('sh', ['-c', script], signal);

describe('A program', () => {
  let place = '';
  beforeEach(async () => (place = await mkdtemp(join(tmpdir(), 'interdict-program-'))));
  afterEach(() => rm(place, { recursive: true }));

  it('is told of by all that it said, and by how it ended', async () => {
    const ran = await shell('echo one; echo two >&2; exit 3');
    expect(ran).toEqual({ code: 3, said: 'one\ntwo\n' });
  });

  it('is missing where there is none', () =>
    expect(runProgram(join(place, 'none'), [])).rejects.toMatchObject({ code: 'ENOENT' }));

  it('is not begun by one who was told to stop', async () => {
    const file = join(place, 'begun');
    await expect(shell(`touch ${file}`, AbortSignal.abort('Enough.'))).rejects.toBe('Enough.');
    expect(await textIfThere(file)).toBeUndefined();
  });

  it('is gone with what it has started when it is told to stop', async () => {
    const file = join(place, 'pid');
    const stopping = new AbortController();
    const running = shell(`sleep 60 & echo $! > ${file}; wait`, stopping.signal);
    let pid = '';
    while (!pid.endsWith('\n')) {
      await breath();
      pid = (await textIfThere(file)) ?? '';
    }
    stopping.abort('Enough.');
    await expect(running).rejects.toBe('Enough.');
    expect(await endOf(Number(pid), 5000)).toBe(true);
  });
});
