import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const LAUNCHING = 'build-if-needed.mjs';

describe('A launcher builds the clone', () => {
  let clone: string;

  /** Seconds of a clock of its own: what is written later is newer. */
  const write = (path: string, at: number) => {
    const file = join(clone, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
    utimesSync(file, at, at);
  };

  beforeEach(() => {
    clone = mkdtempSync(join(tmpdir(), 'interdict-clone-'));
    copyFileSync(join(__dirname, '../..', LAUNCHING), join(clone, LAUNCHING));
    for (const source of ['apps/cli/main.ts', 'libs/kernel/fact.ts', 'libs/list.json']) {
      write(source, 100);
    }
    write('package.json', 100);
    for (const built of ['apps/cli/main.js', 'libs/kernel/fact.js', 'libs/list.json']) {
      write(`dist/${built}`, 200);
    }
  });

  afterEach(() => {
    rmSync(clone, { recursive: true });
  });

  const asked = (call: string) => {
    const script = `const built = await import('./${LAUNCHING}'); console.log(built.${call});`;
    const words = ['--input-type=module', '--eval', script];
    return spawnSync(process.execPath, words, { cwd: clone, encoding: 'utf8' });
  };

  const needsBuild = () => asked('needsBuild()').stdout.trim();

  it('not where everything is built and nothing has changed since', () => {
    expect(needsBuild()).toBe('false');
  });

  it.each([
    ['where it was never built', () => rmSync(join(clone, 'dist'), { recursive: true })],
    ['where a source has changed', () => write('libs/kernel/fact.ts', 300)],
    ['where data that is shipped has changed', () => write('libs/list.json', 300)],
    ['where a source is new', () => write('apps/cli/run.ts', 150)],
    ['where a build was broken off', () => rmSync(join(clone, 'dist/libs/kernel/fact.js'))],
    ['where the way of building has changed', () => write('.swcrc', 300)],
    ['where the schema has changed', () => write('prisma/schema.prisma', 300)],
  ])('%s', (_case, change) => {
    change();
    expect(needsBuild()).toBe('true');
  });

  it('not for a specification', () => {
    for (const kind of ['spec', 'int-spec', 'contract']) write(`libs/kernel/fact.${kind}.ts`, 300);
    expect(needsBuild()).toBe('false');
  });

  it('not where the packages are missing: it says what to run first', () => {
    const { status, stderr } = asked('buildIfNeeded()');
    expect([status, stderr]).toEqual([1, 'The packages are missing: run npm ci first.\n']);
  });

  it('and tells why a build failed', () => {
    mkdirSync(join(clone, 'node_modules'));
    write('libs/kernel/fact.ts', 300);
    writeFileSync(join(clone, 'package.json'), '{"scripts":{"build":"echo no such word; exit 3"}}');
    const { status, stderr, stdout } = asked('buildIfNeeded()');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('Building…');
    expect(stderr).toContain('no such word');
  });
});
