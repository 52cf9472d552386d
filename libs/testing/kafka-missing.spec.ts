import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** One run of one suite, in which the setup has left this word. */
const runWith = (word: object, CI: string) => {
  const usual = jest.requireActual<object>('../../jest.config.cjs');
  const config = {
    ...usual,
    rootDir: ROOT,
    testRegex: 'needs-kafka\\.fixture\\.ts$',
    globalSetup: null,
    globalTeardown: null,
  };
  const bin = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const { status, stderr } = spawnSync(
    process.execPath,
    [bin, '--config', JSON.stringify(config)],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, CI, TEST_KAFKA_FOUND: JSON.stringify(word) },
    },
  );
  return { status, said: stderr };
};

describe('A suite that finds no Kafka', () => {
  it('says in its title that it did not run, and why', () => {
    const { status, said } = runWith({ missing: 'nobody has one' }, '');
    expect(said).toContain('A suite with Kafka: DID NOT RUN, it needs Kafka, and nobody has one');
    expect(said).toContain('✓ DID NOT RUN: it needs Kafka, and nobody has one');
    expect(status).toBe(0);
  }, 30_000);

  it('fails in CI', () => {
    const { status, said } = runWith({ missing: 'nobody has one' }, 'true');
    expect(said).toContain('There is no Kafka: nobody has one');
    expect(status).toBe(1);
  }, 30_000);

  it('fails anywhere where it ought to have found one', () => {
    const { status, said } = runWith({ missing: 'it broke', isBroken: true }, '');
    expect(said).toContain('There is no Kafka: it broke');
    expect(status).toBe(1);
  }, 30_000);
});
