import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { answering, interdict, problem, sentJson, type AnsweringInstance } from '../testing';

const SHA = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);

const recorded = {
  position: '129',
  eventId: 'e-1',
  type: 'ExportBanListExpanded',
  stream: 'export-ban-list/us-chpl',
  subject: 'change-1',
  data: { net: 1 },
};

const fact = ['record', 'ExportBanListExpanded', '--stream', 'export-ban-list/us-chpl'];
const source = ['--publisher', 'BIS', '--tier', 'publisher-list', '--title', 'The list'];

describe('interdict record', () => {
  let instance: AnsweringInstance;
  let dir: string;

  beforeEach(async () => {
    instance = await answering({
      'POST /v1/evidence': { status: 201, body: { sha256: SHA } },
      'POST /v1/facts': ({ query }) => ({
        status: 201,
        body: { data: { dryRun: query.get('dryRun') === 'true', events: [recorded] } },
      }),
    });
    dir = await mkdtemp(join(tmpdir(), 'interdict-record-'));
  });

  afterEach(async () => {
    await instance.close();
    await rm(dir, { recursive: true });
  });

  const record = (...words: readonly string[]) =>
    interdict([...fact, ...words], { url: instance.url });

  const sent = (i: number) => instance.received[i];

  it('posts the fact with its evidence and shows what was recorded where', async () => {
    const { code, stdout } = await record('--data', '{"net":1}', '--evidence', SHA);
    expect(sentJson(sent(0))).toEqual({
      type: 'ExportBanListExpanded',
      stream: 'export-ban-list/us-chpl',
      data: { net: 1 },
      evidence: [SHA],
    });
    expect(stdout).toContain('Recorded:');
    expect(stdout).toMatch(/^129 +ExportBanListExpanded +change-1 +e-1$/m);
    expect(code).toBe(0);
  });

  it('archives a document first, as the bytes that it is, then cites it', async () => {
    const file = join(dir, 'notice.pdf');
    await writeFile(file, Buffer.of(0x25, 0x50, 0x44, 0x46, 0xff));
    const url = ['--document-url', 'https://example.org/notice.pdf'];
    await record('--data', '{}', '--evidence', OTHER, '--evidence-file', file, ...source, ...url);
    expect([sent(0)?.path, sent(1)?.path]).toEqual(['/v1/evidence', '/v1/facts']);
    expect(sent(0)?.body).toEqual(Buffer.of(0x25, 0x50, 0x44, 0x46, 0xff));
    expect(sent(0)?.headers['content-type']).toBe('application/pdf');
    expect(Object.fromEntries(sent(0)?.query ?? [])).toEqual({
      publisher: 'BIS',
      tier: 'publisher-list',
      title: 'The list',
      url: 'https://example.org/notice.pdf',
      form: 'document',
    });
    expect(sentJson(sent(1))).toMatchObject({ evidence: [OTHER, SHA] });
  });

  it('says who acts where the environment does', async () => {
    const words = [...fact, '--data', '{}', '--evidence', SHA];
    const env = { INTERDICT_ACTOR: 'desk-7' };
    await interdict(words, { url: instance.url, env });
    await interdict(words, { url: instance.url, env: { INTERDICT_ACTOR: ' ' } });
    const actors = instance.received.map(({ headers }) => headers['x-actor']);
    expect(actors).toEqual(['desk-7', undefined]);
  });

  it('reads what the event says from a file, or from the standard input', async () => {
    const file = join(dir, 'fact.json');
    await writeFile(file, '\ufeff{"net":2}');
    await record('--data', `@${file}`, '--evidence', SHA);
    await interdict([...fact, '--data', '@-', '--evidence', SHA], {
      url: instance.url,
      typed: '{"net":3}',
    });
    const told = instance.received.map(({ body }) => JSON.parse(body.toString()) as object);
    expect(told).toMatchObject([{ data: { net: 2 } }, { data: { net: 3 } }]);
  });

  it('never lets a trial look like a record', async () => {
    const { stdout } = await record('--data', '{}', '--evidence', SHA, '--dry-run');
    expect(sent(0)?.query.get('dryRun')).toBe('true');
    expect(stdout).toContain('Would be recorded (nothing was):');
  });

  it('says so where there was nothing new to say', async () => {
    await instance.close();
    instance = await answering({ 'POST /v1/facts': { body: { data: { events: [] } } } });
    const { stdout, code } = await record('--data', '{}', '--evidence', SHA);
    expect([stdout, code]).toEqual(['Nothing new: what was told is on record already.\n', 0]);
  });

  it.each([
    ['data that is no JSON', ['--data', '{net:1}', '--evidence', SHA], '--data is no JSON'],
    ['a file that is not there', ['--data', '@none.json', '--evidence', SHA], '(ENOENT)'],
    ['no evidence', ['--data', '{}'], 'A fact cites its evidence'],
    [
      'a document that nobody described',
      ['--data', '{}', '--evidence-file', 'README.md', '--title', 'x'],
      '--publisher, --tier must be stated.',
    ],
  ])('refuses %s without asking anybody', async (_case, words, said) => {
    const { code, stderr } = await record(...words);
    expect([code, instance.received.length]).toEqual([2, 0]);
    expect(stderr).toContain(said);
  });

  it('tells which rule refused', async () => {
    await instance.close();
    const refusal = problem(422, 'EVIDENCE_NOT_ARCHIVED', 'Archive it first.');
    instance = await answering({ 'POST /v1/facts': refusal });
    const { code, stderr } = await record('--data', '{}', '--evidence', SHA);
    expect([code, stderr]).toEqual([3, 'Archive it first. (EVIDENCE_NOT_ARCHIVED)\n']);
  });
});
