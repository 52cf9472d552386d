import { openNaiveDesk, type NaiveDesk } from '../harness/naive-desk';
import { openTestDesk, type TestDesk } from '../harness/test-desk';
import { questions, urlOf } from './questions';

/** Asked of the log itself, whose answers no fold makes. */
const OF_THE_LOG = /^GET \/v1\/events/;

/** An answer but for where it was asked at. */
const dataOf = (status: number, body: unknown): unknown => {
  const { data, meta, code } = body as Record<string, Record<string, unknown> | undefined>;
  return { status, code, data, incomplete: meta?.['incomplete'], freshness: meta?.['freshness'] };
};

/** Between instants a millisecond apart around the midnights at which the story turns. */
const MIDNIGHTS = {
  'Seoul, 9 September 2024': '2024-09-08T15:00:00.000Z',
  'Seoul, 20 June 2024': '2024-06-19T15:00:00.000Z',
  'New York, 28 March 2024': '2024-03-28T04:00:00.000Z',
  'New York, 1 May 2024': '2024-05-01T04:00:00.000Z',
  'New York, 14 October 2006': '2006-10-14T04:00:00.000Z',
  'New York, 1 September 2023': '2023-09-01T04:00:00.000Z',
  'New York, 27 September 2025': '2025-09-28T00:00:00.000Z',
  'Seoul, 16 October 2024': '2024-10-15T15:00:00.000Z',
} as const;

const ROUTES = [
  '/v1/export-ban-lists/kr-situational-licence',
  '/v1/sanctions-regimes/1718/enforcement-status',
  '/v1/sanctions-regimes/2374/enforcement-status',
  '/v1/sanctions-regimes/1737/enforcement-status',
];

const beside = (instant: string, ms: number): string =>
  new Date(Date.parse(instant) + ms).toISOString();

describe('The same questions as known at every position', () => {
  let desk: TestDesk;
  let naive: NaiveDesk;

  beforeAll(async () => {
    desk = await openTestDesk();
    naive = await openNaiveDesk(desk);
  }, 60_000);

  afterAll(async () => {
    await naive.close();
    await desk.close();
  });

  const asked = questions.filter(({ request }) => !OF_THE_LOG.test(request));

  it.each(asked.map((question) => [question.id, urlOf(question)] as const))(
    '%s: a naive fold of what was known agrees',
    async (_id, url) => {
      for (const position of naive.positions) {
        const stored = await desk.get(
          `${url}${url.includes('?') ? '&' : '?'}knownAt=position:${String(position)}`,
        );
        const folded = await naive.get(url, position);
        expect([position, dataOf(stored.status, stored.body)]).toEqual([
          position,
          dataOf(folded.status, folded.body),
        ]);
      }
    },
    60_000,
  );

  it.each(Object.entries(MIDNIGHTS))(
    'around midnight in %s they agree too',
    async (_where, midnight) => {
      const newest = naive.positions.at(-1) ?? 0n;
      for (const instant of [-1, 0, 1].map((ms) => beside(midnight, ms))) {
        for (const route of ROUTES) {
          const url = `${route}?asOf=${instant}`;
          const stored = await desk.get(url);
          const folded = await naive.get(url, newest);
          expect([url, dataOf(stored.status, stored.body)]).toEqual([
            url,
            dataOf(folded.status, folded.body),
          ]);
        }
      }
    },
  );
});
