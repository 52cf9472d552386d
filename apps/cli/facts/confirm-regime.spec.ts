import { answering, interdict, sentJson, type AnsweringInstance } from '../testing';

const SHA = 'a'.repeat(64);

describe('interdict confirm --regime', () => {
  let instance: AnsweringInstance;

  beforeEach(async () => {
    const axes = { measures: 'in-force', monitoring: 'active', oversight: [] };
    instance = await answering({
      'GET /v1/sanctions-regimes/2713/enforcement-status': {
        body: { data: { regime: '751', ...axes }, meta: {} },
      },
      'POST /v1/evidence': { status: 201, body: { sha256: SHA } },
      'POST /v1/facts': { status: 201, body: { data: { events: [] } } },
    });
  });

  afterEach(() => instance.close());

  const confirm = (...words: readonly string[]) =>
    interdict(['confirm', '--regime', '2713', ...words], { url: instance.url });

  const cited = ['--publisher', 'UN', '--tier', 'un-document', '--title', 'The committee’s page'];
  const facts = () => instance.received.filter(({ path }) => path === '/v1/facts').map(sentJson);

  it('records what was seen under the regime’s own name, on a day in New York', async () => {
    const { code } = await confirm(
      '--stage',
      'in-force',
      '--subject',
      'panel-of-experts',
      ...cited,
    );
    expect(code).toBe(0);
    expect(facts()).toEqual([
      {
        type: 'StatusConfirmed',
        stream: 'sanctions-regime/751',
        data: {
          subject: 'panel-of-experts',
          provisions: 'all',
          stage: 'in-force',
          // Five in the morning in London is midnight in New York.
          seenOn: {
            ...{ verbatim: '2026-11-24', value: '2026-11-24', precision: 'day' },
            zone: 'America/New_York',
          },
        },
        evidence: [SHA],
      },
    ]);
  });

  it('means the measures of the regime where no subject is named', async () => {
    await confirm('--stage', 'ended', '--seen-on', '2026-11-20', '--evidence', SHA);
    expect(facts()).toMatchObject([{ data: { subject: '751', stage: 'ended' } }]);
  });

  it.each([
    ['no stage', []],
    ['a stage that no regime has', ['--stage', 'suspended']],
  ])('guesses nothing: %s', async (_case, words) => {
    const { code, stderr } = await confirm(...words, ...cited);
    expect([code, facts()]).toEqual([2, []]);
    expect(stderr).toContain('--stage');
  });

  it('is about a list or a regime, not both', async () => {
    const both = await interdict(['confirm', 'us-chpl', '--regime', '1718'], { url: instance.url });
    const neither = await interdict(['confirm'], { url: instance.url });
    expect([both.code, neither.code]).toEqual([2, 2]);
  });
});
