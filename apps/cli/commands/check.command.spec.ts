import {
  answering,
  interdict,
  problem,
  sentJson,
  type AnsweringInstance,
  type Received,
} from '../testing';

const VERDICTS: Readonly<Record<string, string>> = {
  'hs2022:854231': 'licence-required',
  'hs2022:848210': 'prohibited',
  'hs2022:010121': 'no-listed-control',
  'hs2022:010129': 'disputed',
  'hs2022:010130': 'undetermined',
  'hs2022:010190': 'pending',
  'hs2022:010221': 'suspended',
};

const answerTo = (goods: string) => ({
  goods,
  destination: 'RU',
  verdict: VERDICTS[goods],
  rules: [
    {
      list: 'us-chpl',
      provision: 'tier 1',
      code: '854231',
      matched: 'exact',
      validFrom: '2024-02-23',
      citation: '15 CFR 746',
      stage: 'in-force',
      disputed: true,
      unless: [{ kind: 'contracted-before', before: '2024-02-23', applies: null }],
    },
  ],
  undetermined: [
    {
      ...{ list: 'kr-situational-licence', provision: 'annex 2-2' },
      ...{ reason: 'not-itemised', atMost: 'licence-required' },
    },
  ],
  missingFacts: ['contractedOn'],
  notConsulted: [{ instrument: 'Dual-use list', jurisdiction: 'EU' }],
});

const meta = { position: '128', coverage: 'complete' };

const checked = ({ query }: Received) => {
  const goods = query.getAll('goods');
  const unknown = goods.find((one) => !(one in VERDICTS));
  return unknown === undefined
    ? { body: { data: goods.map(answerTo), meta } }
    : problem(400, 'GOODS_CODE_UNKNOWN', `HS 2022 has no code ${unknown}.`);
};

const recorded = ({ body }: Received) => {
  const { goods } = JSON.parse(body.toString()) as { goods: string[] };
  const data = { determination: 'd-1', position: '129', sha256: 'f'.repeat(64) };
  return { status: 201, body: { data: { ...data, answers: goods.map(answerTo) }, meta } };
};

describe('interdict check', () => {
  let instance: AnsweringInstance;

  beforeAll(async () => {
    const routes = { 'GET /v1/export-checks': checked, 'POST /v1/export-checks': recorded };
    instance = await answering(routes);
  });

  afterAll(() => instance.close());

  const check = (...words: readonly string[]) =>
    interdict(['check', '--destination', 'RU', ...words], { url: instance.url });

  it.each([
    ['0 where nothing is listed', ['010121'], 0],
    ['10 where a good needs a licence, whatever else was asked', ['010121', '854231'], 10],
    ['10 where a good is prohibited', ['848210', '010129'], 10],
    ['11 where a good is disputed', ['010129', '010190'], 11],
    ['11 where a good is undetermined', ['010130', '010221'], 11],
    ['12 where a rule is pending', ['010190', '010121'], 12],
    ['12 where a rule is suspended', ['010221', '010121'], 12],
    ['3 where the instance does not know a code', ['854199'], 3],
  ])('exits with %s', async (_case, goods, expected) => {
    expect((await check(...goods)).code).toBe(expected);
  });

  it('shows each rule with its citation, its doubts, and what was not consulted', async () => {
    const { stdout } = await check('854231');
    expect(stdout).toMatch(/^hs2022:854231 +licence-required +us-chpl tier 1, 854231 \(exact\)/m);
    expect(stdout).toContain('in-force from 2024-02-23, disputed, 15 CFR 746');
    expect(stdout).toContain('unless contracted-before 2024-02-23: not known');
    expect(stdout).toContain(
      'kr-situational-licence annex 2-2: not-itemised: at most licence-required',
    );
    expect(stdout).toContain('missing: contractedOn');
    expect(stdout).toContain('Not held here, so not consulted:\n  EU: Dual-use list');
  });

  it('asks for a code of another system as it was written', async () => {
    await check('hs2017:854231', '854231', '--origin', 'US', '--as-of', '2024-03-01');
    expect(String(instance.received.at(-1)?.query)).toBe(
      'goods=hs2017%3A854231&goods=hs2022%3A854231&destination=RU&origin=US&asOf=2024-03-01',
    );
  });

  it('records question and answer where it is told to, under a new key each time', async () => {
    const { stdout, code } = await check('854231', '--record', '--contracted-on', '2024-01-05');
    expect(stdout).toContain('Recorded as determination d-1.');
    expect(code).toBe(10);
    await check('854231', '--record');
    const [one, other] = instance.received.slice(-2);
    expect(sentJson(one)).toEqual({
      goods: ['hs2022:854231'],
      destination: 'RU',
      contractedOn: '2024-01-05',
    });
    expect(one?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(one?.headers['idempotency-key']).not.toBe(other?.headers['idempotency-key']);
  });

  it.each([
    ['no goods at all', [], 'Name goods'],
    ['goods and a file', ['854231', '--file', 'goods.csv'], 'Name goods'],
    ['results without a file of goods', ['854231', '--out', 'x.csv'], '--out goes with --file'],
    [
      'an older knowledge to be recorded',
      ['854231', '--record', '--known-at', 'position:3'],
      'now',
    ],
    ['a national code', ['8542310000'], 'is no code'],
    ['a code with dots', ['8542.31'], 'is no code'],
    ['a code that lost its first digit', ['10121'], 'is no code'],
  ])('refuses %s without asking anybody', async (_case, words, said) => {
    const before = instance.received.length;
    const { code, stderr } = await check(...words);
    expect([code, instance.received.length]).toEqual([2, before]);
    expect(stderr).toContain(said);
  });

  it('needs a destination', async () => {
    const { code, stderr } = await interdict(['check', '854231'], { url: instance.url });
    expect(code).toBe(2);
    expect(stderr).toContain("required option '--destination <country>' not specified");
  });
});
