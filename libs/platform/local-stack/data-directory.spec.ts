import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { DATA_FORMAT, openDataDirectory, POSTGRES_MAJOR } from './data-directory';
import {
  DataDirectoryForeign,
  DataDirectoryInUse,
  DataDirectoryNewer,
  DataDirectoryOlder,
  PostgresMajorDiffers,
} from './data-directory.errors';
import { birthOf } from './running-process';

let above: string;
let path: string;

beforeEach(async () => {
  above = await mkdtemp(join(tmpdir(), 'interdict-data-'));
  path = join(above, 'deep', 'inside');
});

afterEach(() => rm(above, { recursive: true }));

const holding = async (file: string, content: unknown) => {
  await mkdir(path, { recursive: true });
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  await writeFile(join(path, file), text);
};

const CURRENT = { format: DATA_FORMAT, postgres: POSTGRES_MAJOR };

describe('A data directory', () => {
  it('is made where there is none, and says what made it', async () => {
    const { release } = await openDataDirectory(path);
    expect(JSON.parse(await readFile(join(path, 'interdict.json'), 'utf8'))).toEqual(CURRENT);
    await release();
    expect(await readdir(path)).toEqual(['interdict.json']);
  });

  it('opens again and again', async () => {
    for (let time = 0; time < 3; time += 1) await (await openDataDirectory(path)).release();
  });

  it.each([
    ['of an older format', { ...CURRENT, format: DATA_FORMAT - 1 }, DataDirectoryOlder],
    ['of a newer format', { ...CURRENT, format: DATA_FORMAT + 1 }, DataDirectoryNewer],
    ['of an older PostgreSQL', { ...CURRENT, postgres: 17 }, PostgresMajorDiffers],
    ['of a newer PostgreSQL', { ...CURRENT, postgres: 19 }, PostgresMajorDiffers],
    ['that does not say what it is', {}, DataDirectoryForeign],
    ['whose word is torn', '{"format":', DataDirectoryForeign],
  ])('%s is refused, and left as it was', async (_case, content, refusal) => {
    await holding('interdict.json', content);
    const before = await readFile(join(path, 'interdict.json'), 'utf8');
    await expect(openDataDirectory(path)).rejects.toThrow(refusal);
    expect(await readdir(path)).toEqual(['interdict.json']);
    expect(await readFile(join(path, 'interdict.json'), 'utf8')).toBe(before);
  });

  it('is never made of a folder with files of others in it', async () => {
    await holding('thesis.docx', 'precious');
    await expect(openDataDirectory(path)).rejects.toThrow(DataDirectoryForeign);
    expect(await readdir(path)).toEqual(['thesis.docx']);
  });

  it('is made of what a first start left that was killed', async () => {
    await holding('interdict.json.draft', '{');
    await holding('interdict.lock.9f', '{');
    await (await openDataDirectory(path)).release();
  });
});

describe('The lock of a data directory', () => {
  it('names the process that holds it', async () => {
    const { release } = await openDataDirectory(path);
    await expect(openDataDirectory(path)).rejects.toThrow(DataDirectoryInUse);
    await expect(openDataDirectory(path)).rejects.toThrow(String(process.pid));
    await release();
  });

  it('is found under every name of the directory', async () => {
    const { release } = await openDataDirectory(path);
    await symlink(path, join(above, 'alias'));
    await expect(openDataDirectory(join(above, 'alias'))).rejects.toThrow(DataDirectoryInUse);
    await release();
    const again = await openDataDirectory(join(above, 'alias'));
    expect(again.path).toBe(await realpath(path));
    await again.release();
  });

  it.each([
    ['is gone', { pid: spawnSync('true').pid, birth: 'once' }],
    ['had the number of another process', { pid: process.pid, birth: 'before-this-one' }],
    ['never finished writing', '{"pid":'],
    ['wrote something else', { pid: 'many' }],
  ])('is taken over from one that %s', async (_case, holder) => {
    await holding('interdict.json', CURRENT);
    await holding('interdict.lock', holder);
    const { release } = await openDataDirectory(path);
    const text = await readFile(join(path, 'interdict.lock'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ pid: process.pid, birth: birthOf(process.pid) });
    await release();
  });

  it('goes to one of many who find it dead, in whatever order they look', async () => {
    for (let round = 0; round < 20; round += 1) {
      await holding('interdict.json', CURRENT);
      await holding('interdict.lock', { pid: process.pid, birth: 'before-this-one', round });
      const opened = await Promise.allSettled(
        Array.from({ length: 24 }, async (_none, turns) => {
          for (let turn = 0; turn < turns; turn += 1) await nextTurn();
          return openDataDirectory(path);
        }),
      );
      const [winner, ...others] = opened.filter((one) => one.status === 'fulfilled');
      expect(others).toEqual([]);
      for (const one of opened) {
        if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(DataDirectoryInUse);
      }
      await winner?.value.release();
      expect(await readdir(path)).toEqual(['interdict.json']);
    }
  });

  it('is taken over from one that was killed while it took over', async () => {
    const [dead, deader] = [{ pid: process.pid, birth: 'once' }, '{"pid":'];
    const successor = createHash('sha256').update(deader).digest('hex').slice(0, 16);
    await holding('interdict.json', CURRENT);
    await holding('interdict.lock', deader);
    await holding(`interdict.lock.${successor}`, dead);
    const { release } = await openDataDirectory(path);
    await expect(openDataDirectory(path)).rejects.toThrow(DataDirectoryInUse);
    await release();
    expect(await readdir(path)).toEqual(['interdict.json']);
  });

  it('is not let go twice: by then it may be another’s', async () => {
    const first = await openDataDirectory(path);
    await first.release();
    await holding('interdict.lock', { pid: 1, birth: birthOf(1) });
    await first.release();
    await expect(openDataDirectory(path)).rejects.toThrow('process 1.');
  });
});
