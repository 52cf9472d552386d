import { answering, interdict, type AnsweringInstance } from '../testing';

const answers = [{ goods: 'hs2022:854231', verdict: 'no-listed-control', rules: [] }];

const differs = [
  {
    goods: 'hs2022:854231',
    ...{ verdictThen: 'no-listed-control', verdictNow: 'licence-required' },
    differences: [
      {
        ...{ cause: 'rule-added', list: 'us-chpl', provision: 'tier 1', code: '854231' },
        ...{ before: null, after: 'in-force, licence-required' },
      },
    ],
  },
];

const recorded = {
  ...{ determination: 'd-1', askedAt: '2024-02-01T00:00:00.000Z', position: '9' },
  ...{ sha256: 'f'.repeat(64), answers },
};

describe('interdict checks', () => {
  let instance: AnsweringInstance;
  let compared: object;
  let found: readonly object[];

  beforeAll(async () => {
    instance = await answering({
      'GET /v1/export-checks/d-1': () => ({ body: { data: { ...recorded, ...compared } } }),
      'GET /v1/export-checks': () => ({ body: { data: found, meta: { position: '9' } } }),
    });
  });

  afterAll(() => instance.close());

  const checks = (...words: readonly string[]) =>
    interdict(['checks', ...words], { url: instance.url });

  it('shows one as it was answered, its hash, and what would be otherwise now', async () => {
    compared = { differs };
    const { stdout, code } = await checks('d-1');
    expect(instance.received.at(-1)?.query.get('compare')).toBe('now');
    expect(stdout).toContain('d-1, asked 2024-02-01T00:00:00.000Z at position 9');
    expect(stdout).toContain(`SHA-256 of the answer ${'f'.repeat(64)}`);
    expect(stdout).toMatch(
      /no-listed-control +licence-required +rule-added: us-chpl tier 1 854231: nothing → in/,
    );
    expect(code).toBe(0);
  });

  it('says that an answer would be the same only where that was looked at', async () => {
    compared = { differs: [] };
    expect((await checks('d-1')).stdout).toContain('The answer would be the same now.');
    compared = {};
    expect((await checks('d-1')).stdout).not.toContain('the same');
  });

  it('looks back on all of a time that would be answered otherwise', async () => {
    found = [{ determination: 'd-1', askedAt: '2024-02-01T00:00:00.000Z', differs }];
    const { stdout } = await checks('--from', '2024-01-01', '--to', '2024-12-31');
    const asked = String(instance.received.at(-1)?.query);
    expect(asked).toBe('differs=now&from=2024-01-01&to=2024-12-31');
    expect(stdout).toMatch(/^d-1 +2024-02-01T00:00:00.000Z +hs2022:854231 +no-listed-control/m);
  });

  it('says so where none would', async () => {
    found = [];
    expect((await checks()).stdout).toContain('No recorded answer of that time would be');
  });

  it('prints the answer untouched with --json', async () => {
    compared = { differs, more: 1 };
    const { stdout } = await checks('d-1', '--json');
    expect(JSON.parse(stdout)).toEqual({ data: { ...recorded, differs, more: 1 } });
  });
});
