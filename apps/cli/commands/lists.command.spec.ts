import { answering, interdict, problem, type AnsweringInstance } from '../testing';

const meta = { asOf: '2024-07-01', position: '128', modelVersion: 'export-controls@1' };

const claims = [
  { value: '2024-02-24', source: 'the Ministry', adopted: true },
  { value: '2024-02-21', source: 'a law firm', adopted: false },
];

const documents = [
  { sha256: 'a'.repeat(64), publisher: 'MOTIE', tier: 'ministry', title: 'Notice' },
];

const korean = {
  list: 'kr-situational-licence',
  authority: 'MOTIE',
  zone: 'Asia/Seoul',
  instrument: 'Public Notice on Trade of Strategic Items',
  controlType: 'licence-requirement',
  destinations: ['RU', 'BY'],
  total: 1159,
  itemised: 0,
  provisions: [
    {
      provision: 'annex 2-2',
      stage: 'in-force',
      effectiveOn: '2022-03-26',
      citation: 'Annex',
      evidence: documents,
    },
  ],
  pending: [{ changeId: '35th-notice', stage: 'announced', net: 243, statedTotal: 1402 }],
  disputed: [{ changeId: '33rd-notice', field: 'effectiveOn', values: claims }],
  evidence: documents,
};

describe('interdict lists', () => {
  let instance: AnsweringInstance;

  beforeAll(async () => {
    instance = await answering({
      'GET /v1/export-ban-lists': {
        body: { data: [korean, { ...korean, list: 'cn-mofcom-61-2025', total: null }], meta },
      },
      'GET /v1/export-ban-lists/kr-situational-licence': {
        body: {
          data: korean,
          meta: {
            ...meta,
            coverage: 'incomplete',
            incomplete: [{ reason: 'disputed', detail: 'Two sources name two days.' }],
          },
        },
      },
      'GET /v1/export-ban-lists/kr-none': problem(404, 'LIST_UNKNOWN', 'No list kr-none is held.'),
    });
  });

  afterAll(() => instance.close());

  const lists = (...words: readonly string[]) =>
    interdict(['lists', ...words], { url: instance.url });

  it('shows each list in a line, and no number where none is stated', async () => {
    const { code, stdout } = await lists();
    expect(stdout).toMatch(/^kr-situational-licence +MOTIE +licence-requirement +RU BY +1159 +0$/m);
    expect(stdout).toMatch(/^cn-mofcom-61-2025 +MOTIE +licence-requirement +RU BY +– +0$/m);
    expect(stdout).toContain('position 128');
    expect(code).toBe(0);
  });

  it('passes on what it was asked, in the names of the API', async () => {
    await lists('--as-of', '2024-07-01', '--known-at', 'position:7', '--destination', 'RU');
    expect(String(instance.received.at(-1)?.query)).toBe(
      'asOf=2024-07-01&knownAt=position%3A7&destination=RU',
    );
  });

  it('shows one list whole, its disputes and what is not known included', async () => {
    const { stdout } = await lists('kr-situational-licence');
    expect(stdout).toMatch(/annex 2-2 +in-force +2022-03-26/);
    expect(stdout).toMatch(/35th-notice +announced +243 +1402/);
    expect(stdout).toContain(
      '33rd-notice effectiveOn: 2024-02-24 (the Ministry, adopted) or 2024-02-21 (a law firm)',
    );
    expect(stdout.match(/aaaaaaaaaaaa {2}MOTIE, Notice \(ministry\)/g)).toHaveLength(1);
    expect(stdout).toContain('disputed: Two sources name two days.');
  });

  it('prints the answer untouched with --json', async () => {
    const { stdout } = await lists('kr-situational-licence', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ data: korean, meta: { coverage: 'incomplete' } });
  });

  it('tells a refusal in a sentence with its code, and nothing on the output', async () => {
    expect(await lists('kr-none')).toEqual({
      code: 3,
      stdout: '',
      stderr: 'No list kr-none is held. (LIST_UNKNOWN)\n',
    });
  });
});
