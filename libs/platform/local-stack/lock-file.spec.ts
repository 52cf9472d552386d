import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { lockFile } from './lock-file';
import type * as RunningProcess from './running-process';
import { birthOf } from './running-process';

jest.mock('./running-process', () => {
  const actual = jest.requireActual<typeof RunningProcess>('./running-process');
  return { ...actual, birthOf: jest.fn(actual.birthOf) };
});

const { birthOf: actualBirthOf } = jest.requireActual<typeof RunningProcess>('./running-process');

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'interdict-lock-'));
});

afterEach(() => rm(directory, { recursive: true }));

it('A dead lock that another took over between two looks is that one’s', async () => {
  const path = join(directory, 'lock');
  const dead = spawnSync('true').pid;
  await writeFile(path, JSON.stringify({ pid: dead, birth: 'once' }));
  jest.mocked(birthOf).mockImplementation((pid) => {
    const other = { pid: 1, birth: actualBirthOf(1) };
    if (pid === dead) writeFileSync(path, JSON.stringify(other));
    return actualBirthOf(pid);
  });
  await expect(lockFile(path, (pid) => new Error(`Held by ${String(pid)}.`))).rejects.toThrow(
    'Held by 1.',
  );
  expect(await readdir(directory)).toEqual(['lock']);
});
