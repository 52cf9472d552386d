import { answering, interdict, problem, type AnsweringInstance } from '../testing';

const day = (value: string) => ({
  verbatim: value,
  value,
  precision: 'day',
  zone: 'America/New_York',
});

const vetoed = {
  position: '41',
  eventId: 'e-41',
  recordedAt: '2026-11-24T05:00:00.000Z',
  cause: 'curation',
  type: 'DraftResolutionVetoed',
  data: {
    regime: '1718',
    symbol: 'S/2024/255',
    votedOn: day('2024-03-28'),
    tally: { for: 13, against: 1, abstaining: 1 },
    casts: [],
    proposal: {},
    vetoedBy: ['RUS'],
  },
};

const unheardOf = { ...vetoed, position: '42', type: 'SomethingOfANewerBuild', data: {} };

describe('interdict changes --since', () => {
  let instance: AnsweringInstance;

  beforeAll(async () => {
    instance = await answering({
      'GET /v1/export-ban-lists': ({ query }) => {
        const knownAt = query.get('knownAt') ?? '';
        if (knownAt.startsWith('2026')) return { body: { data: [], meta: { position: '40' } } };
        return knownAt.startsWith('2025')
          ? problem(400, 'BEFORE_FIRST_POSITION', 'Nothing was known then.')
          : problem(400, 'KNOWN_AT_UNREADABLE', 'That is no instant.');
      },
      'GET /v1/events': ({ query }) => {
        const after = query.get('after');
        if (after === '40' || after === '0') return page([vetoed], '41');
        return after === '41' ? page([unheardOf]) : page([]);
      },
    });
  });

  afterAll(() => instance.close());

  const page = (data: readonly object[], nextAfter?: string) => ({
    body: { data, meta: { position: '42', ...(nextAfter !== undefined && { nextAfter }) } },
  });

  const changes = (...words: readonly string[]) =>
    interdict(['changes', ...words], { url: instance.url });

  it('tells in words what was recorded after a position, page after page', async () => {
    const { stdout, code } = await changes('--since', 'position:40');
    expect(stdout).toMatch(/^41 .* curation +Draft S\/2024\/255 vetoed by RUS \(13-1-1\)$/m);
    expect(stdout).toMatch(/^42 .* SomethingOfANewerBuild$/m);
    expect(code).toBe(0);
  });

  it('takes an instant for the last position recorded by then', async () => {
    const { stdout } = await changes('--since', '2026-11-24T04:00:00Z');
    expect(stdout).toContain('S/2024/255');
  });

  it('tells everything since an instant before the first position', async () => {
    const { stdout, code } = await changes('--since', '2025-01-01T00:00:00Z');
    expect(stdout).toContain('S/2024/255');
    expect(instance.received.some(({ query }) => query.get('after') === '0')).toBe(true);
    expect(code).toBe(0);
  });

  it('tells a refusal of the moment as what it is', async () => {
    const { stderr, code } = await changes('--since', 'yesterday');
    expect(stderr).toContain('(KNOWN_AT_UNREADABLE)');
    expect(code).toBe(3);
  });

  it('says so where nothing came', async () => {
    const { stdout, stderr } = await changes('--since', 'position:42');
    expect([stdout, stderr]).toEqual(['', 'Nothing was recorded after position 42.\n']);
  });

  it.each([
    ['neither a list nor a moment', []],
    ['a moment and a period', ['--since', 'position:1', '--from', '2024-01-01']],
    ['a position that is still to come', ['--since', 'position:43']],
  ])('refuses %s', async (_case, words) => expect((await changes(...words)).code).toBe(2));
});
