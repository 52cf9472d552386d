import { answering, interdict, type AnsweringInstance } from '../testing';

const changes = [
  {
    changeId: '33rd-notice',
    kind: 'rebased',
    stage: 'in-force',
    announcedOn: '2023-12-26',
    promulgatedOn: '2024-02-20',
    effectiveOn: '2024-02-24',
    net: 682,
    statedTotal: 1159,
    expectedTotal: 1480,
    difference: -321,
    dateClaims: [
      { field: 'effectiveOn', value: '2024-02-24', source: 'the Ministry', adopted: true },
      { field: 'effectiveOn', value: '2024-02-21', source: 'a law firm', adopted: false },
    ],
  },
  {
    ...{ changeId: '35th-notice', kind: 'expanded', stage: 'announced' },
    ...{ announcedOn: '2024-06-20', expectedOn: '2024-08', net: 243, statedTotal: null },
  },
];

describe('interdict changes', () => {
  let instance: AnsweringInstance;

  beforeAll(async () => {
    instance = await answering({
      'GET /v1/export-ban-lists/kr-situational-licence/changes': {
        body: { data: changes, meta: { position: '128' } },
      },
    });
  });

  afterAll(() => instance.close());

  const ask = (...words: readonly string[]) =>
    interdict(['changes', 'kr-situational-licence', ...words], { url: instance.url });

  it('shows a change in a line, with every day that was claimed for it', async () => {
    const { stdout, code } = await ask();
    expect(stdout).toMatch(/^33rd-notice +rebased +in-force +2023-12-26 +2024-02-20 +2024-02-24/m);
    expect(stdout).toMatch(/682 +1159 +-321 +effectiveOn 2024-02-24 \(the Ministry\)$/m);
    expect(stdout).toMatch(/^ +effectiveOn 2024-02-21 \(a law firm\)$/m);
    expect(code).toBe(0);
  });

  it('calls an expected day an expected one', async () => {
    const { stdout } = await ask();
    expect(stdout).toMatch(/^35th-notice +expanded +announced +2024-06-20 +– +expected 2024-08/m);
  });

  it('passes on the span of days and the axis', async () => {
    await ask('--from', '2024-02-24', '--to', '2024-02-24', '--axis', 'known');
    const asked = String(instance.received.at(-1)?.query);
    expect(asked).toBe('from=2024-02-24&to=2024-02-24&axis=known');
  });
});
