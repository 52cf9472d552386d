import { openTestDesk, type TestDesk } from '../harness/test-desk';

type Doubt = Readonly<{ reason: string; detail: string }>;
type Axes = Readonly<{ regime: string; monitoring: string; since?: string }>;
type Meta = Readonly<{ coverage: string; incomplete: readonly Doubt[] }>;
type Body<Data> = Readonly<{ data: Data; meta: Meta }>;

describe('What is doubtful about a regime', () => {
  let desk: TestDesk;

  beforeAll(async () => {
    desk = await openTestDesk();
  }, 60_000);

  afterAll(() => desk.close());

  const ask = async <Data>(route: string): Promise<Body<Data>> =>
    (await desk.get(`/v1/sanctions-regimes${route}`)).body as Body<Data>;

  const statusOn = (asOf: string) => ask<Axes>(`/1718/enforcement-status?asOf=${asOf}`);

  it.each([
    ['2009-05-31', 'none', []],
    ['2009-06-02', 'none', ['before-coverage']],
    ['2009-06-29', 'none', ['before-coverage']],
    ['2009-06-30', 'active', []],
  ])(
    'is a founding that is known to the month only: on %s monitoring is %s',
    async (asOf, monitoring, reasons) => {
      const { data, meta } = await statusOn(asOf);
      expect(data.monitoring).toBe(monitoring);
      expect(meta.incomplete.map(({ reason }) => reason)).toEqual(reasons);
    },
  );

  it('names the decision whose day is not known', async () => {
    const { meta } = await statusOn('2009-06-20');
    expect(meta.incomplete[0]?.detail).toContain(
      'the Panel of Experts was established by S/RES/1874(2009) in 2009-06',
    );
  });

  it('does not begin a new span of what the axes say', async () => {
    const { data } = await ask<Axes>('/2140/enforcement-status?asOf=2026-11-20');
    expect(data).toMatchObject({ measures: 'in-force', monitoring: 'active' });
    expect(data.since).toBe('2025-11-14T05:00:00.000Z');
    expect(data).not.toHaveProperty('until');
  });

  it('makes an answer about one status incomplete where it may belong to it', async () => {
    const { data, meta } = await ask<readonly Axes[]>('?status=lapsed&asOf=2024-06-01');
    expect(data.map(({ regime }) => regime)).toEqual(['1718', '2374']);
    const details = meta.incomplete.map(({ detail }) => detail);
    expect(details).toContain('1518: whether it is lapsed is not known');
    expect(meta.coverage).toBe('incomplete');
  });
});
