import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { answering, interdict, problem, type AnsweringInstance } from '../testing';

const SHA = 'a'.repeat(64);

const item = (code: string) => ({ code, description: `Good ${code}`, itemNo: null, tier: null });

const events = (items: number) => [
  { position: '129', type: 'ExportBanListExpanded', subject: 'c-1', data: { net: items - 1 } },
  {
    ...{ position: '130', type: 'ExportBanListItemised', subject: 'c-1' },
    data: {
      added: Array.from({ length: items }, (_, i) => item(String(100000 + i))),
      amended: [],
      removed: ['854231'],
    },
  },
];

const stated = ['--edition', '2024-02-23', '--change-id', 'c-1', '--instrument', 'Supplement'];
const source = ['--publisher', 'BIS', '--tier', 'publisher-list', '--title', 'The list'];

describe('interdict import-edition', () => {
  let instance: AnsweringInstance;
  let file: string;
  let dir: string;

  const open = async (items = 2) => {
    instance = await answering({
      'POST /v1/evidence': { status: 201, body: { sha256: SHA } },
      'POST /v1/export-ban-lists/us-chpl/editions': ({ query }) => ({
        body: { data: { dryRun: query.get('dryRun') === 'true', events: events(items) } },
      }),
    });
  };

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'interdict-edition-'));
    file = join(dir, 'edition.csv');
    await writeFile(file, '\ufeffcode,description\n100000,Good\n');
    await open();
  });

  afterEach(async () => {
    await instance.close();
    await rm(dir, { recursive: true });
  });

  const importing = (typed: string | undefined, ...words: readonly string[]) =>
    interdict(['import-edition', 'us-chpl', file, ...stated, ...source, ...words], {
      url: instance.url,
      ...(typed !== undefined && { typed }),
    });

  const steps = () =>
    instance.received.map(({ path, query }) => [path.split('/').at(-1), query.get('dryRun')]);

  it('archives the file, then posts the same bytes with what they do not say', async () => {
    const { code, stdout } = await importing(undefined, '--effective-on', '2024-02-23');
    expect(steps()).toEqual([
      ['evidence', null],
      ['editions', null],
    ]);
    const [archived, posted] = instance.received;
    expect(posted?.body).toEqual(archived?.body);
    expect(posted?.headers['content-type']).toBe('text/csv');
    expect(Object.fromEntries(posted?.query ?? [])).toEqual({
      ...{ edition: '2024-02-23', changeId: 'c-1', stage: 'promulgated' },
      ...{ instrument: 'Supplement', codeSystem: 'hs2022', effectiveOn: '2024-02-23' },
      evidence: SHA,
    });
    expect(stdout).toContain('Items: 2 added, 0 amended, 1 removed');
    expect(stdout).toMatch(/^130 +ExportBanListItemised +c-1/m);
    expect(code).toBe(0);
  });

  it('cites other documents beside the file, and posts JSON as JSON', async () => {
    file = join(dir, 'edition.json');
    await writeFile(file, '{"items":[]}');
    const other = 'b'.repeat(64);
    await importing(undefined, '--evidence', other, '--removes', '30', '--stage', 'announced');
    const posted = instance.received[1];
    expect(posted?.headers['content-type']).toBe('application/json');
    expect(posted?.query.getAll('evidence')).toEqual([other, SHA]);
    expect([posted?.query.get('removes'), posted?.query.get('stage')]).toEqual(['30', 'announced']);
  });

  it('shows the difference and records nothing where it is only tried', async () => {
    const { stdout } = await importing(undefined, '--dry-run');
    expect(steps()).toEqual([
      ['evidence', null],
      ['editions', 'true'],
    ]);
    expect(stdout).toContain('Would be recorded (nothing was):');
    expect(stdout).toMatch(/^removed +854231/m);
  });

  it('shows a person the difference and records it at a yes', async () => {
    const { stdout, stderr } = await importing('y\n');
    expect(steps().slice(1)).toEqual([
      ['editions', 'true'],
      ['editions', null],
    ]);
    expect(stderr).toContain('Record this in us-chpl? [y/N]');
    expect(stdout.indexOf('Items: 2 added')).toBeLessThan(stdout.indexOf('Recorded:'));
  });

  it.each([
    ['a no', 'n\n'],
    ['an empty line', '\n'],
    ['an end of input', ''],
  ])('records nothing at %s', async (_case, typed) => {
    const { stderr, code } = await importing(typed);
    expect(steps().slice(1)).toEqual([['editions', 'true']]);
    expect([code, stderr]).toEqual([0, expect.stringContaining('Nothing was recorded.')]);
  });

  it.each(['--yes', '--json'])('does not ask where the command line says %s', async (flag) => {
    await importing('', flag);
    expect(steps().slice(1)).toEqual([['editions', null]]);
  });

  it('shows no more items than a screen holds, and says how many there are', async () => {
    await instance.close();
    await open(100);
    const { stdout } = await importing(undefined);
    expect(stdout).toContain('… and 61 more: --json shows all.');
    expect(stdout.match(/^added /gm)).toHaveLength(40);
  });

  it('tells why an edition is refused', async () => {
    await instance.close();
    const said = 'It would remove 40 of 50 items: state the number with removes.';
    instance = await answering({
      'POST /v1/evidence': { status: 201, body: { sha256: SHA } },
      'POST /v1/export-ban-lists/us-chpl/editions': problem(422, 'REMOVES_TOO_MUCH', said),
    });
    const { code, stderr } = await importing(undefined);
    expect([code, stderr]).toEqual([3, expect.stringContaining(said)]);
  });

  it('archives nothing of a file that is not there or that nobody described', async () => {
    const undescribed = await interdict(['import-edition', 'us-chpl', file, ...stated], {
      url: instance.url,
    });
    file = join(dir, 'none.csv');
    const missing = await importing(undefined);
    expect([undescribed.code, missing.code, instance.received]).toEqual([2, 2, []]);
  });
});
