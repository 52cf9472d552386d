import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { answering, interdict, type AnsweringInstance, type Reply } from './testing';

const list = (name: string) => ({
  ...{ list: name, authority: 'BIS', zone: 'America/New_York', controlType: 'prohibition' },
  ...{ pending: [], provisions: [{ provision: '1', stage: 'in-force' }] },
});

const answered = (goods: string) => ({ goods, verdict: 'no-listed-control', rules: [] });
const check = { determination: 'd-1', sha256: 'f', answers: [answered('hs2022:854231')] };
const meta = { position: '1' };

const read = (data: unknown): Reply => ({ body: { data, meta } });
const axes = { regime: '1718', measures: 'in-force', monitoring: 'active', oversight: [] };
const replayed = {
  ...{ id: 'p-1', model: 'm', status: 'done', same: true },
  progress: { done: 1, total: 1 },
};
const rebuilt = { id: 'r-1', model: 'm', state: 'same', done: 1, total: 1 };

const ROUTES: Readonly<Record<string, Reply>> = {
  'GET /v1/export-ban-lists': read([list('us-chpl')]),
  'GET /v1/export-ban-lists/kr-situational-licence': read(list('kr-situational-licence')),
  'GET /v1/export-ban-lists/us-chpl': read(list('us-chpl')),
  'GET /v1/export-ban-lists/cn-mofcom-61-2025': read(list('cn-mofcom-61-2025')),
  'GET /v1/export-ban-lists/kr-situational-licence/changes': read([]),
  'GET /v1/export-ban-lists/us-chpl/changes': read([]),
  'GET /v1/sanctions-regimes': read([axes]),
  'GET /v1/sanctions-regimes/1718/enforcement-status': read(axes),
  'GET /v1/sanctions-regimes/2713/enforcement-status': read(axes),
  'GET /v1/sanctions-regimes/1718/measures': read([]),
  'GET /v1/sanctions-regimes/1718/timeline': read([]),
  'GET /v1/council-votes': read([]),
  'GET /v1/developments': read([]),
  'GET /v1/developments/treaty-ru-kp-2024': read({ status: 'signed' }),
  'POST /v1/replays': read({ id: 'p-1' }),
  'GET /v1/replays/p-1': read(replayed),
  'POST /v1/export-ban-lists/us-chpl/editions': read({ events: [] }),
  'POST /v1/export-checks': read(check),
  'POST /v1/evidence': { body: { sha256: 'a'.repeat(64) } },
  'POST /v1/facts': read({ events: [] }),
  'POST /v1/rebuilds': read({ id: 'r-1' }),
  'GET /v1/rebuilds/r-1': read(rebuilt),
  'GET /v1/reactions': read({ reactions: [], parked: [] }),
  'POST /v1/reference-history': read({ id: 'l-1' }),
  'GET /v1/reference-history/l-1': read({ id: 'l-1', state: 'done', done: 1, total: 1 }),
  'GET /v1/status': read({ log: { position: '1' }, models: [], freshness: [] }),
};

/** Words as a shell splits them; quotes keep a word together. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

describe('Every example in the help', () => {
  let instance: AnsweringInstance;
  let dir: string;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'interdict-examples-'));
    instance = await answering({
      ...ROUTES,
      'GET /v1/export-checks': ({ query }) => read(query.getAll('goods').map(answered)),
      'GET /v1/events': ({ headers }) =>
        headers.accept === 'application/json'
          ? { body: { data: [], meta: { position: '100' } } }
          : { headers: { 'x-log-position': '0', 'x-log-generation': 'g-1' }, body: '' },
    });
  });

  afterAll(async () => {
    await instance.close();
    await rm(dir, { recursive: true });
  });

  const examplesIn = async (name: string): Promise<readonly string[]> => {
    const { stdout } = await interdict([name, '--help']);
    return [...stdout.matchAll(/^ {2}\$ interdict (.*)$/gm)].map(([, line]) => line ?? '');
  };

  const inTemporaryFolder = (word: string) =>
    /^(\.\/)?(backup-1|results\.csv)$/.test(word) ? join(dir, word) : word;

  it.each([
    ...['lists', 'check', 'checks', 'changes', 'import-edition', 'record', 'confirm'],
    ...['regime', 'timeline', 'votes', 'story'],
    ...['rebuild', 'replay', 'backup', 'status'],
    ...['reactions', 'load-reference'],
  ])('of %s runs', async (name) => {
    for (const example of await examplesIn(name)) {
      const words = wordsOf(example).map(inTemporaryFolder);
      const { code, stderr } = await interdict(words, { url: instance.url });
      expect([example, code, stderr]).toEqual([example, 0, expect.any(String)]);
    }
  });
});
