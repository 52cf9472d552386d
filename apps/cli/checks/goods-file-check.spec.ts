import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { answering, interdict, problem, type AnsweringInstance, type Received } from '../testing';

const UNKNOWN = ['hs2022:854199', 'hs2022:999999'];

const answerTo = (goods: string) => ({
  goods,
  verdict: goods === 'hs2022:854231' ? 'licence-required' : 'no-listed-control',
  rules: [],
});

/** Refuses one unknown code at a time, as an instance may. */
const answerAll = (goods: readonly string[]) => {
  const unknown = goods.find((one) => UNKNOWN.includes(one));
  if (unknown === undefined) return { data: goods.map(answerTo), meta: { position: '7' } };
  return undefined;
};

const checked = ({ query }: Received) => {
  const goods = query.getAll('goods');
  const body = answerAll(goods);
  const unknown = goods.find((one) => UNKNOWN.includes(one)) ?? '';
  return body ? { body } : problem(400, 'GOODS_CODE_UNKNOWN', `HS 2022 has no ${unknown}.`);
};

const recorded = ({ body }: Received) => {
  const { goods } = JSON.parse(body.toString()) as { goods: string[] };
  const data = { determination: `d-${String(goods.length)}`, sha256: 'f'.repeat(64) };
  return { status: 201, body: { data: { ...data, answers: goods.map(answerTo) } } };
};

describe('interdict check --file', () => {
  let instance: AnsweringInstance;
  let dir: string;

  beforeEach(async () => {
    const routes = { 'GET /v1/export-checks': checked, 'POST /v1/export-checks': recorded };
    instance = await answering(routes);
    dir = await mkdtemp(join(tmpdir(), 'interdict-goods-'));
  });

  afterEach(async () => {
    await instance.close();
    await rm(dir, { recursive: true });
  });

  const check = async (bytes: string | Uint8Array, ...words: readonly string[]) => {
    const file = join(dir, 'goods.csv');
    await writeFile(file, bytes);
    const asked = ['check', '--destination', 'RU', '--file', file, ...words];
    return interdict(asked, { url: instance.url });
  };

  it('answers each line, and asks for a good once however many lines name it', async () => {
    const { code, stdout } = await check('code,name\n854231,one\n010121,two\n854231,three\n');
    expect(stdout).toMatch(/^2 +hs2022:854231 +licence-required/m);
    expect(stdout).toMatch(/^4 +hs2022:854231 +licence-required/m);
    expect(instance.received[0]?.query.getAll('goods')).toHaveLength(2);
    expect(code).toBe(10);
  });

  it('accepts a byte order mark, quotes, empty lines and a column named goods', async () => {
    const { code } = await check('\ufeff"Goods"\r\n"hs2022:010121"\r\n\r\n');
    expect(code).toBe(0);
  });

  it('reports each code that is unknown or none by its line, and answers the others', async () => {
    const lines = ['code', '854231', '854199', '8542.31.00', '999999', '10121'];
    const { code, stdout, stderr } = await check(lines.join('\n'));
    expect(code).toBe(3);
    expect(stdout).toMatch(/^2 +hs2022:854231 +licence-required/m);
    expect(stderr).toContain('line 3 was not checked: HS 2022 has no hs2022:854199.');
    expect(stderr).toContain('line 4 was not checked: “8542.31.00” is no code');
    expect(stderr).toContain('line 5 was not checked: HS 2022 has no hs2022:999999.');
    expect(stderr).toContain('line 6 was not checked: “10121” is no code');
  });

  it('writes the lines as they were with what was found behind, a second run too', async () => {
    const out = join(dir, 'results.csv');
    await check('article,code\n"A, the ""first""",854231\nB,854199\n', '--out', out);
    const first = await readFile(out, 'utf8');
    expect(first.split('\r\n').slice(0, 3)).toEqual([
      'article,code,verdict,reasons,problem,determination',
      '"A, the ""first""",854231,licence-required,,,',
      'B,854199,,,HS 2022 has no hs2022:854199. (GOODS_CODE_UNKNOWN),',
    ]);
    const again = join(dir, 'again.csv');
    await check(first, '--out', again);
    expect(await readFile(again, 'utf8')).toBe(first);
  });

  it('asks in pieces that the API takes, all answered at the position of the first', async () => {
    const codes = Array.from({ length: 230 }, (_, i) => String(100000 + i));
    const { stdout } = await check(['code', ...codes].join('\n'), '--json');
    const queries = instance.received.map(({ query }) => query);
    expect(queries.map((query) => query.getAll('goods').length)).toEqual([100, 100, 30]);
    expect(queries.map((query) => query.get('knownAt'))).toEqual([
      null,
      'position:7',
      'position:7',
    ]);
    expect(stdout.trim().split('\n')).toHaveLength(3);
  });

  it('records a thousand at a time, and writes behind each line in which one it is', async () => {
    const codes = Array.from({ length: 1001 }, (_, i) => String(100000 + i));
    const out = join(dir, 'results.csv');
    await check(['code', ...codes].join('\n'), '--record', '--out', out);
    const lines = (await readFile(out, 'utf8')).split('\r\n');
    expect([lines[1], lines[1001]]).toEqual([
      '100000,no-listed-control,,,d-1000',
      '101000,no-listed-control,,,d-1',
    ]);
  });

  it.each([
    ['a quote that is not closed', 'code\n"854231\n', 'CSV_QUOTE_NOT_CLOSED'],
    ['a quote inside a cell', 'code,n\n85"4231,x\n', 'line 2: Invalid Opening Quote'],
    ['a line with a cell too many', 'code\n854231\n010121,x\n', 'line 3'],
    ['no column of codes', 'hs;name\n854231;x\n', 'its header is “hs;name”'],
    ['two columns of codes', 'code,goods\n854231,854231\n', 'one column `code` or `goods`'],
    ['an empty file', '', 'CSV_EMPTY'],
    ['a header only', 'code\n', 'CSV_EMPTY'],
    ['UTF-16', Buffer.from('\ufeffcode\n854231\n', 'utf16le'), 'save it as UTF-8'],
    ['NUL bytes', 'code\n854231\0\n', 'save it as UTF-8'],
    ['bytes that are no UTF-8', Uint8Array.of(0x63, 0xe9, 0x0a), 'save it as UTF-8'],
  ])('refuses %s without asking anybody', async (_case, bytes, said) => {
    const { code, stderr } = await check(bytes);
    expect([code, instance.received.length]).toEqual([2, 0]);
    expect(stderr).toContain(said);
  });

  it('refuses a place to write to that is none, before anything is asked', async () => {
    const overwriting = await check('code\n854231\n', '--out', join(dir, 'goods.csv'));
    expect(overwriting.stderr).toContain('--out would overwrite --file.');
    const nowhere = await check('code\n854231\n', '--out', join(dir, 'none', 'out.csv'));
    expect(nowhere.stderr).toContain('cannot be written (ENOENT)');
    expect([overwriting.code, nowhere.code, instance.received.length]).toEqual([2, 2, 0]);
  });

  it('tells of a refusal that no good is the reason of', async () => {
    await instance.close();
    const refusal = problem(400, 'REQUEST_INVALID', 'destination is an ISO 3166-1 alpha-2 code.');
    instance = await answering({ 'GET /v1/export-checks': refusal });
    const { code, stdout } = await check('code\n854231\n');
    expect([code, stdout]).toEqual([3, '']);
  });
});
