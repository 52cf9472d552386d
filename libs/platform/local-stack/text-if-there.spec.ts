import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { textIfThere } from './text-if-there';

describe('The text of a file', () => {
  let dir: string;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'interdict-text-'));
  });

  afterEach(() => rm(dir, { recursive: true }));

  it('is what it holds', async () => {
    await writeFile(join(dir, 'format'), '1');
    expect(await textIfThere(join(dir, 'format'))).toBe('1');
  });

  it('is nothing where there is no file', async () =>
    expect(await textIfThere(join(dir, 'format'))).toBeUndefined());

  it('is not nothing where it cannot be read', () =>
    expect(textIfThere(dir)).rejects.toMatchObject({ code: 'EISDIR' }));
});
