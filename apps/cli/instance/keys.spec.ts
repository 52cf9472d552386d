import { readFile } from 'node:fs/promises';

import { answering, interdict, problem, type AnsweringInstance } from '../testing';

const KEY = '2ed6657d-e927-568b-95e1-2665a8aea6a2';
const RETRACT = ['retract', '9899ca96-6b07-5211-a659-3d1888b91389', '--reason', 'Misread.'];
const RETRACTION = 'POST /v1/facts/9899ca96-6b07-5211-a659-3d1888b91389/retraction';
const CHECK = ['check', '854231', '--destination', 'RU'];
const SHA256 = 'a'.repeat(64);
const ISSUED = {
  data: { determination: 'd-1', position: '129', sha256: SHA256, answers: [] },
};

let instance: AnsweringInstance;

afterEach(() => instance.close());

const keysSent = () =>
  instance.received
    .filter(({ method }) => method === 'POST')
    .map(({ headers }) => headers['idempotency-key']);

const answered = (said: object = {}) => ({ body: { data: { events: [] }, ...said } });

const recording = async (words: readonly string[], reply = answered()) => {
  instance = await answering({
    [RETRACTION]: reply,
    'POST /v1/facts': reply,
    'POST /v1/evidence': { body: { sha256: SHA256 } },
  });
  return interdict(words, { url: instance.url });
};

const FACT = ['record', 'StatusConfirmed', '--stream', 'export-ban-list/us-chpl', '--data', '{}'];

describe('A key that is stated', () => {
  it.each([
    ['retract', RETRACT],
    ['record', [...FACT, '--evidence', SHA256]],
  ])('is that of what %s asks', async (_command, words) => {
    const { code } = await recording([...words, '--idempotency-key', KEY.toUpperCase()]);
    expect([code, keysSent()]).toEqual([0, [KEY]]);
  });

  it.each([
    ['is no UUID', [...RETRACT, '--idempotency-key', '42'], 'takes a UUID'],
    ['is of a check that records nothing', [...CHECK, '--idempotency-key', KEY], '--record'],
    ['is of a guided fact', ['record', '--idempotency-key', KEY], 'Name the event'],
  ])('is refused where it %s', async (_case, words, said) => {
    const { code, stderr } = await recording(words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
    expect(instance.received).toEqual([]);
  });

  it.each(['record', 'confirm', 'retract', 'import-edition', 'check', 'reactions retry'])(
    'is explained by %s --help',
    async (command) => {
      const { stdout } = await recording([...command.split(' '), '--help']);
      expect(stdout).toMatch(/--idempotency-key <uuid>\s+the key of an earlier attempt/);
    },
  );

  it('leads to another for each of several, and to the same where fewer are left', async () => {
    let parked = ['one', 'other'].map((reaction) => ({
      ...{ eventId: KEY, position: '7', reaction, consumer: 'developments' },
      ...{ code: 'NO_PEN', message: 'Nobody has a pen.', parkedAt: '2026-11-24T05:00:00Z' },
    }));
    instance = await answering({
      'GET /v1/reactions': () => ({ body: { data: { reactions: [], parked } } }),
      'POST /v1/reactions/retries': { body: { data: { ...parked[0], outcome: 'done' } } },
    });
    const words = ['reactions', 'retry', '--all', '--idempotency-key', KEY];
    await interdict(words, { url: instance.url });
    parked = parked.slice(1);
    await interdict(words, { url: instance.url });
    const [first, second, ...again] = keysSent();
    expect(again).toEqual([second]);
    expect(new Set([first, second, KEY]).size).toBe(3);
  });

  it('is the first of what a whole file asks, and others follow from it', async () => {
    const goods = await readFile('apps/cli/examples/goods.csv', 'utf8');
    expect(goods).toContain('854231');
    let refused = true;
    instance = await answering({
      'POST /v1/export-checks': () => {
        if (!refused) return { body: ISSUED };
        refused = false;
        return problem(400, 'GOODS_CODE_UNKNOWN', 'hs2022:854231 is no code of HS 2022.');
      },
    });
    const words = ['check', '--file', 'apps/cli/examples/goods.csv', '--destination', 'RU'];
    const { code } = await interdict([...words, '--record', '--idempotency-key', KEY], {
      url: instance.url,
    });
    const [first, second, ...more] = keysSent();
    expect([code, first, more]).toEqual([3, KEY, []]);
    expect(second).toMatch(/^[0-9a-f-]{36}$/);
    expect(second).not.toBe(KEY);
  });
});

describe('A command that nobody knows the outcome of', () => {
  const AWAY = problem(503, 'DATABASE_UNREACHABLE', 'Postgres cannot be reached.');

  it('says under which key to ask again', async () => {
    const { code, stderr } = await recording(RETRACT, AWAY as ReturnType<typeof answered>);
    const [key] = keysSent();
    expect(code).toBe(4);
    expect(stderr).toContain('The instance is not ready: Postgres cannot be reached.');
    expect(stderr).toContain(`--idempotency-key ${String(key)} is recorded once`);
  });

  it('says nothing of a key where a rule refused it', async () => {
    const refusal = problem(422, 'NO', 'No.') as ReturnType<typeof answered>;
    const { code, stderr } = await recording(RETRACT, refusal);
    expect([code, stderr]).toEqual([3, expect.not.stringContaining('--idempotency-key')]);
  });
});

describe('A question whose instance has lost its database', () => {
  it('ends as where none can be reached, with the sentence', async () => {
    instance = await answering({
      'GET /v1/status': problem(503, 'DATABASE_UNREACHABLE', 'Postgres cannot be reached.'),
    });
    const { code, stderr } = await interdict(['status'], { url: instance.url });
    expect([code, stderr]).toEqual([
      ...[4, 'The instance is not ready: Postgres cannot be reached.\n'],
    ]);
  });
});
