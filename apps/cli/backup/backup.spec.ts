import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  answering,
  interdict,
  problem,
  type AnsweringInstance,
  type Received,
  type Reply,
  type Route,
} from '../testing';

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');

const NOTICE = 'The notice, as it was fetched.';
const SHA = sha256Of(NOTICE);

const line = (position: number, evidence: readonly string[] = [SHA]) =>
  JSON.stringify({ position: String(position), type: 'Any', data: {}, evidence });

type History = Readonly<{ lines: readonly string[]; head?: string; bytes?: string }>;

const routes = ({
  lines,
  head = String(lines.length),
  bytes = NOTICE,
}: History): Readonly<Record<string, Route>> => ({
  'GET /v1/events': {
    headers: {
      ...{ 'content-type': 'application/x-ndjson' },
      ...{ 'x-log-position': head, 'x-log-generation': 'g-1' },
    },
    body: lines.map((text) => `${text}\n`).join(''),
  },
  [`GET /v1/evidence/${SHA}`]: ({ headers }: Received): Reply =>
    headers.accept === 'application/octet-stream'
      ? { body: bytes }
      : { body: { data: { sha256: SHA, publisher: 'MOTIE' } } },
});

describe('interdict backup', () => {
  let instance: AnsweringInstance | undefined;
  let dir: string;

  beforeEach(async () => {
    dir = join(await mkdtemp(join(tmpdir(), 'interdict-backup-')), 'copy');
  });

  afterEach(async () => {
    await instance?.close();
    await rm(join(dir, '..'), { recursive: true });
  });

  const take = async (history: History, ...words: readonly string[]) => {
    instance = await answering(routes(history));
    return interdict(['backup', dir, ...words], { url: instance.url });
  };

  const verify = () => interdict(['backup', '--verify', dir]);

  it('copies the whole history and each cited document once, and verifies them', async () => {
    const { code, stdout } = await take({ lines: [line(1), line(2), line(3, [])] });
    expect(stdout).toBe(
      `${dir} holds 3 events, positions 1 to 3, and 1 documents (generation g-1). Verified.\n`,
    );
    expect(code).toBe(0);
    expect(await readFile(join(dir, 'evidence', SHA), 'utf8')).toBe(NOTICE);
    expect(await readFile(join(dir, 'evidence', `${SHA}.json`), 'utf8')).toContain('MOTIE');
    const history = await readFile(join(dir, 'events.ndjson'), 'utf8');
    expect(history).toBe(`${line(1)}\n${line(2)}\n${line(3, [])}\n`);
    expect(JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8'))).toMatchObject({
      ...{ format: 'interdict-backup@1', takenAt: '2026-11-24T05:00:00.000Z', count: 3 },
      ...{ generation: 'g-1', positions: { first: '1', last: '3' } },
      files: [
        { path: 'events.ndjson', bytes: history.length, sha256: sha256Of(history) },
        { path: `evidence/${SHA}`, bytes: NOTICE.length, sha256: SHA },
        { path: `evidence/${SHA}.json` },
      ],
    });
  });

  it('asks for nothing else than history without a filter', async () => {
    await take({ lines: [line(1)] });
    const asked = instance?.received[0];
    expect([asked?.headers.accept, String(asked?.query)]).toEqual(['application/x-ndjson', '']);
  });

  it('copies an empty log', async () => {
    const { code, stdout } = await take({ lines: [] }, '--json');
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { positions: { first: '0', last: '0' } }]);
  });

  it.each([
    ['a position is missing', { lines: [line(1), line(3)] }, 'Position 3 stands where 2 should.'],
    ['a position comes twice', { lines: [line(1), line(1)] }, 'Position 1 stands where 2 should.'],
    ['the end is missing', { lines: [line(1)], head: '2' }, 'ends at 1, and its head was 2'],
    ['a line was cut', { lines: [line(1), '{"position":"2'] }, 'Line 2 of the history is no event'],
    ['other bytes come for a document', { lines: [line(1)], bytes: 'x' }, 'has the hash'],
  ])('is none where %s', async (_case, history, said) => {
    const { code, stderr } = await take(history);
    expect([code, stderr]).toEqual([1, expect.stringContaining(said)]);
    expect(await verify()).toMatchObject({ code: 2 });
  });

  it('is none where the connection breaks off in the middle', async () => {
    instance = await answering({
      'GET /v1/events': (_request, response) => {
        response.writeHead(200, { 'x-log-position': '2' });
        response.write(`${line(1)}\n`, () => response.destroy());
        return undefined;
      },
    });
    const { code, stderr } = await interdict(['backup', dir], { url: instance.url });
    expect([code, stderr]).toEqual([4, expect.stringContaining('was lost')]);
  });

  it('is none where a document is refused', async () => {
    const all = routes({ lines: [line(1)] });
    const refusal = problem(404, 'EVIDENCE_RECORD_UNKNOWN', 'No document.');
    instance = await answering({ ...all, [`GET /v1/evidence/${SHA}`]: refusal });
    const { code } = await interdict(['backup', dir], { url: instance.url });
    expect([code, (await verify()).code]).toEqual([3, 2]);
  });

  it('writes over nothing that is there', async () => {
    await take({ lines: [line(1)] });
    const again = await interdict(['backup', dir], { url: instance?.url ?? '' });
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('is not empty')]);
  });

  it.each([[['backup']], [['backup', 'x', '--verify', 'y']]])(
    'needs one directory: %j',
    async (words) => {
      expect(await interdict(words)).toMatchObject({ code: 2 });
    },
  );

  describe('verified without an instance', () => {
    const damaged: readonly [string, (path: (name: string) => string) => Promise<void>, string][] =
      [
        [
          'a byte of the history changed',
          async (path) => {
            const text = await readFile(path('events.ndjson'), 'utf8');
            await writeFile(path('events.ndjson'), text.replace('Any', 'Ani'));
          },
          'events.ndjson has other bytes',
        ],
        [
          'a document grew',
          (path) => appendFile(path(`evidence/${SHA}`), 'x'),
          `evidence/${SHA} has other bytes`,
        ],
        [
          'a document is gone',
          (path) => unlink(path(`evidence/${SHA}`)),
          `evidence/${SHA} is missing`,
        ],
        [
          'the manifest names fewer documents than the facts cite',
          async (path) => {
            const text = await readFile(path('manifest.json'), 'utf8');
            const manifest = JSON.parse(text) as { files: unknown[] };
            const files = manifest.files.slice(0, 1);
            await writeFile(path('manifest.json'), JSON.stringify({ ...manifest, files }));
          },
          `A fact cites ${SHA}`,
        ],
        [
          'the manifest tells of more events',
          async (path) => {
            const text = await readFile(path('manifest.json'), 'utf8');
            await writeFile(path('manifest.json'), text.replace('"last": "2"', '"last": "3"'));
          },
          'The history has other positions',
        ],
      ];

    it('is as it was written', async () => {
      await take({ lines: [line(1), line(2)] });
      expect(await verify()).toMatchObject({ code: 0, stderr: '' });
    });

    it.each(damaged)('is damaged where %s', async (_case, damage, said) => {
      await take({ lines: [line(1), line(2)] });
      await damage((name) => join(dir, name));
      const { code, stderr } = await verify();
      expect([code, stderr]).toEqual([1, expect.stringContaining(said)]);
    });
  });
});
