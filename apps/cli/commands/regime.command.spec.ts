import { answering, interdict, problem, type AnsweringInstance } from '../testing';

const meta = {
  asOf: '2024-03-28',
  position: '80',
  modelVersion: 'security-council@1',
  coverage: 'complete',
};

const blocked = {
  regime: '1718',
  name: 'DPRK',
  measures: 'in-force',
  monitoring: 'renewal-blocked',
  oversight: ['committee'],
  monitoringBody: 'Panel of Experts',
  mandateEndsOn: '2024-04-30',
  blockedBy: ['RUS'],
  since: '2024-03-28T04:00:00.000Z',
  until: '2024-05-01T04:00:00.000Z',
};

const machinery = {
  measure: '2397-7',
  kind: 'goods-ban',
  subject: 'industrial machinery',
  direction: 'to-territory',
  goods: { codeSystem: 'hs2022', codes: ['84', '85'] },
  imposedBy: 'S/RES/2397(2017)',
  paragraph: 'para 7',
};

const oil = {
  measure: '2397-5',
  kind: 'cap',
  subject: 'refined petroleum',
  direction: 'to-territory',
  cap: { quantity: 500000, unit: 'barrels', period: 'year' },
  imposedBy: 'S/RES/2397(2017)',
};

const vote = {
  symbol: 'S/2024/255',
  date: '2024-03-28',
  regime: '1718',
  outcome: 'vetoed',
  tally: { for: 13, against: 1, abstaining: 1 },
  casts: [{ state: 'RUS', cast: 'against' }],
};

const day = {
  ...{ verbatim: '28 March 2024', value: '2024-03-28', precision: 'day' },
  zone: 'America/New_York',
};

const documents = [
  { sha256: 'a'.repeat(64), publisher: 'UN', tier: 'un-document', title: 'SC/15648' },
];

const entries = [
  {
    date: '2024-03-28',
    type: 'DraftResolutionVetoed',
    data: {
      ...{ regime: '1718', symbol: 'S/2024/255', votedOn: day, proposal: {} },
      ...{ tally: vote.tally, casts: vote.casts, vetoedBy: ['RUS'] },
    },
  },
  {
    date: '2024-03-28',
    type: 'SanctionsInspectionBlocked',
    data: {
      ...{ regime: '1718', symbol: 'S/2024/255', blockedOn: day },
      ...{ mandate: 'panel-of-experts', blockedBy: ['RUS'] },
    },
    evidence: documents,
  },
];

describe('A sanctions regime in the terminal', () => {
  let instance: AnsweringInstance;

  beforeAll(async () => {
    const one = '/v1/sanctions-regimes/1718';
    instance = await answering({
      'GET /v1/sanctions-regimes': { body: { data: [blocked], meta } },
      [`GET ${one}/enforcement-status`]: { body: { data: blocked, meta } },
      [`GET ${one}/measures`]: { body: { data: [machinery, oil], meta } },
      [`GET ${one}/timeline`]: { body: { data: entries, meta } },
      'GET /v1/council-votes': { body: { data: [vote], meta } },
      'GET /v1/sanctions-regimes/1/enforcement-status': problem(
        404,
        'REGIME_UNKNOWN',
        'No regime 1.',
      ),
    });
  });

  afterAll(() => instance.close());

  const ask = (...words: readonly string[]) => interdict(words, { url: instance.url });

  it('shows every regime in a line, with its three axes', async () => {
    const { stdout, code } = await ask('regime', '--status', 'renewal-blocked');
    expect(stdout).toMatch(/^1718 +DPRK +in-force +renewal-blocked +committee +2024-04-30$/m);
    expect(String(instance.received.at(-1)?.query)).toBe('status=renewal-blocked');
    expect(code).toBe(0);
  });

  it('shows one regime whole: who watches, who blocked it, what is forbidden', async () => {
    const { stdout } = await ask('regime', '1718', '--as-of', '2024-03-28');
    expect(stdout).toContain(
      'Monitoring  renewal-blocked (Panel of Experts, mandate until 2024-04-30)',
    );
    expect(stdout).toContain('Blocked by  RUS');
    expect(stdout).toMatch(/2397-7 .*industrial machinery +S\/RES\/2397\(2017\) para 7/);
    expect(stdout).toContain('HS 84 85');
    expect(stdout).toContain('at most 500000 barrels a year');
    expect(stdout).toContain('position 80');
  });

  it('passes both axes of time on to every route that it asks', async () => {
    const before = instance.received.length;
    await ask('regime', '1718', '--as-of', '2024-03-28', '--known-at', 'position:9');
    const asked = instance.received.slice(before).map(({ path, query }) => [path, String(query)]);
    expect(asked).toEqual([
      ['/v1/sanctions-regimes/1718/enforcement-status', 'asOf=2024-03-28&knownAt=position%3A9'],
      ['/v1/sanctions-regimes/1718/measures', 'asOf=2024-03-28&knownAt=position%3A9'],
    ]);
  });

  it('is told as a timeline, each day named once', async () => {
    const { stdout } = await ask('timeline', '1718', '--from', '2024-01-01');
    expect(stdout.match(/2024-03-28/g)).toHaveLength(2); // once in the table, once below it
    expect(stdout).toContain('Draft S/2024/255 vetoed by RUS (13-1-1)');
    expect(stdout).toContain('Renewal of panel-of-experts blocked by RUS (S/2024/255)');
    expect(stdout).not.toContain('SC/15648');
  });

  it('shows the documents of a timeline where they are asked for', async () => {
    const { stdout } = await ask('timeline', '1718', '--evidence');
    expect(stdout).toContain('aaaaaaaaaaaa  UN, SC/15648 (un-document)');
  });

  it('shows votes with the tally and the casts that are known', async () => {
    const { stdout } = await ask('votes', '--regime', '1718', '--outcome', 'vetoed');
    expect(stdout).toMatch(/^2024-03-28 +S\/2024\/255 +1718 +vetoed +13 +1 +1 +RUS against$/m);
  });

  it.each([
    ['regime', '1718'],
    ['timeline', '1718'],
    ['votes', '--regime'],
  ])('prints the answer untouched with --json: %s', async (...words) => {
    const asked = words[1] === '--regime' ? [...words, '1718'] : words;
    const { stdout } = await ask(...asked, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ meta });
  });

  it('tells a refusal in a sentence', async () =>
    expect(await ask('regime', '1')).toEqual({
      code: 3,
      stdout: '',
      stderr: 'No regime 1. (REGIME_UNKNOWN)\n',
    }));
});
