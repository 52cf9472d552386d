import { openTestDesk, type TestDesk } from '../harness/test-desk';
import { at } from './questions';

const KOREAN = '/v1/export-ban-lists/kr-situational-licence';
const regime = (name: string) => `/v1/sanctions-regimes/${name}/enforcement-status`;

/** The first instant of a day in its zone, and what turns with it. */
const TURNS = [
  { route: KOREAN, begins: '2024-09-08T15:00:00.000Z', path: 'data.total', from: 1159, to: 1402 },
  {
    route: KOREAN,
    begins: '2024-06-19T15:00:00.000Z',
    path: 'data.pending.length',
    from: 0,
    to: 1,
  },
  ...[
    { begins: '2006-10-14T04:00:00.000Z', path: 'data.measures', from: 'none', to: 'in-force' },
    {
      begins: '2024-03-28T04:00:00.000Z',
      path: 'data.monitoring',
      from: 'active',
      to: 'renewal-blocked',
    },
    {
      begins: '2024-05-01T04:00:00.000Z',
      path: 'data.monitoring',
      from: 'renewal-blocked',
      to: 'lapsed',
    },
    { begins: '2024-10-15T15:00:00.000Z', path: 'data.oversight.length', from: 1, to: 2 },
  ].map((turn) => ({ route: regime('1718'), ...turn })),
  {
    route: regime('2374'),
    begins: '2023-09-01T04:00:00.000Z',
    path: 'data.measures',
    ...{ from: 'in-force', to: 'terminated' },
  },
  {
    route: regime('1737'),
    begins: '2025-09-28T00:00:00.000Z',
    path: 'data.measures',
    ...{ from: 'terminated', to: 'contested' },
  },
];

describe('A day', () => {
  let desk: TestDesk;

  beforeAll(async () => {
    desk = await openTestDesk();
  }, 60_000);

  afterAll(() => desk.close());

  it.each(TURNS)(
    'begins at its own midnight to the millisecond: $path of $route at $begins',
    async ({ route, begins, path, from, to }) => {
      const found = async (ms: number): Promise<unknown> => {
        const asOf = new Date(Date.parse(begins) + ms).toISOString();
        return at((await desk.get(`${route}?asOf=${asOf}`)).body, path);
      };
      expect(await found(-1)).toBe(from);
      expect(await found(0)).toBe(to);
      expect(await found(1)).toBe(to);
    },
  );
});
