import { answering, interdict, problem, type AnsweringInstance } from '../testing';

const SHA = 'a'.repeat(64);
const ROUTE = '/v1/sanctions-regimes/1718/enforcement-status';

const event = {
  position: '41',
  eventId: 'e-41',
  recordedAt: '2026-11-24T05:00:00.000Z',
  cause: 'curation',
  type: 'StatusConfirmed',
  stream: 'sanctions-regime/1718',
  subject: 'panel-of-experts',
  evidence: [SHA],
  commit: { index: 1, size: 2 },
  data: {
    subject: 'panel-of-experts',
    provisions: 'all',
    stage: 'ended',
    seenOn: {
      verbatim: '16 October 2024',
      value: '2024-10-16',
      precision: 'day',
      zone: 'Asia/Seoul',
    },
  },
};

/** In the same commit, and no part of the answer. */
const beside = {
  ...event,
  ...{ position: '40', eventId: 'e-40', commit: { index: 0, size: 2 } },
};

/** Facts of other streams, each in a commit of its own, around the one that matters. */
const history = [
  ...Array.from({ length: 39 }, (_, i) => other(i + 1)),
  ...[beside, event],
  ...Array.from({ length: 59 }, (_, i) => other(i + 42)),
];

function other(position: number) {
  return {
    ...event,
    ...{ position: String(position), eventId: `o-${String(position)}`, commit: undefined },
  };
}

/** Unknown up to position 9, blocked up to 40, lapsed from 41 on. */
const statusAt = (position: number) =>
  position < 2
    ? problem(400, 'BEFORE_FIRST_POSITION', 'Nothing was known then.')
    : position < 10
      ? problem(404, 'REGIME_UNKNOWN', 'No regime 1718 is on record.')
      : {
          body: {
            data: {
              monitoring: position < 41 ? 'renewal-blocked' : 'lapsed',
              derivedFrom: ['e-1', 'e-41'],
            },
            meta: { position: String(position) },
          },
        };

describe('interdict bisect', () => {
  let instance: AnsweringInstance;

  beforeAll(async () => {
    instance = await answering({
      'GET /v1/status': { body: { data: { log: { position: '100' }, models: [], freshness: [] } } },
      [`GET ${ROUTE}`]: ({ query }) =>
        query.has('asof')
          ? problem(400, 'REQUEST_INVALID', 'property asof should not exist')
          : statusAt(Number(query.get('knownAt')?.replace('position:', ''))),
      'GET /v1/events': ({ query }) => {
        const after = Number(query.get('after'));
        const page = history.filter(({ position }) => Number(position) > after);
        const data = page.slice(0, Number(query.get('limit')));
        return { body: { data, meta: { position: '100' } } };
      },
      [`GET /v1/evidence/${SHA}`]: {
        body: { data: { sha256: SHA, publisher: 'MSMT', tier: 'press', title: 'Joint statement' } },
      },
    });
  });

  afterAll(() => instance.close());

  const bisect = (...words: readonly string[]) =>
    interdict(['bisect', `${ROUTE}?asOf=2024-05-01`, ...words], { url: instance.url });

  it('finds the position, the fact that turned the answer, and its document', async () => {
    const { code, stdout } = await bisect('--expect', 'data.monitoring=lapsed');
    expect(stdout).toContain(
      'data.monitoring turned from renewal-blocked to lapsed at position 41, by:',
    );
    expect(stdout).toMatch(/^41 .* curation +e-41 +Somebody looked on 2024-10-16/m);
    expect(stdout).not.toContain('e-40');
    expect(stdout).toContain('MSMT, Joint statement (press)');
    expect(code).toBe(0);
  });

  it('asks the route as it was given, at positions only', async () => {
    await bisect('--expect', 'data.monitoring=lapsed');
    const asked = instance.received.filter(({ path }) => path === ROUTE);
    expect(new Set(asked.map(({ query }) => query.get('asOf')))).toEqual(new Set(['2024-05-01']));
    expect(asked.every(({ query }) => /^position:\d+$/.test(query.get('knownAt') ?? ''))).toBe(
      true,
    );
  });

  it('takes a refusal for an answer that is not there yet', async () => {
    const { stdout } = await bisect('--expect', 'data.monitoring=renewal-blocked', '--to', '40');
    expect(stdout).toContain(
      'turned from nothing that was known to renewal-blocked at position 10',
    );
  });

  it('takes a position in the first commit for one at which nothing was known', async () => {
    const early = ['--from', '1', '--to', '40'];
    const { stdout } = await bisect('--expect', 'data.monitoring=renewal-blocked', ...early);
    expect(stdout).toContain('turned from nothing that was known to renewal-blocked');
  });

  it.each([
    ['a parameter that the route does not have', `${ROUTE}?asof=2024-05-01`, 'REQUEST_INVALID'],
    ['a route that there is not', '/v1/sanction-regimes', 'ROUTE_UNKNOWN'],
  ])('tells a refusal of %s as what it is', async (_case, route, code) => {
    const words = ['bisect', route, '--expect', 'data.monitoring=lapsed'];
    const ran = await interdict(words, { url: instance.url });
    expect([ran.code, ran.stdout]).toEqual([3, '']);
    expect(ran.stderr).toContain(`(${code})`);
    expect(ran.stderr).not.toContain('At position');
  });

  it('prints the turn for a script with --json', async () => {
    const { stdout } = await bisect('--expect', 'data.monitoring=lapsed', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      before: { position: '39', holds: false },
      after: { position: '41', holds: true, found: 'lapsed' },
      events: [{ eventId: 'e-41' }],
    });
  });

  it.each([
    ['never came', ['data.monitoring=active'], 'At position 100 data.monitoring is lapsed.'],
    ['was there before', ['data.monitoring=lapsed', '--from', '50'], 'at position 50 already'],
  ])('says so where what is expected %s', async (_case, words, said) => {
    const { code, stderr, stdout } = await bisect('--expect', ...words);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain(said);
  });

  it.each([
    ['an expectation without a value', ['--expect', 'data.monitoring']],
    ['a position that is none', ['--expect', 'a=b', '--from', 'yesterday']],
  ])('refuses %s', async (_case, words) => expect((await bisect(...words)).code).toBe(2));
});
