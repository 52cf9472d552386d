import { answering, interdict, type AnsweringInstance, type Received } from '../testing';

const SHA = 'a'.repeat(64);
const LIST = 'cn-mofcom-61-2025';
const source = ['--publisher', 'MOFCOM', '--tier', 'ministry', '--title', 'Announcement 70'];

const stages = { '1(1)': 'promulgated', '1(2)': 'promulgated', '1(3)': 'in-force' };

type Doubt = Readonly<{ reason: string; detail: string }>;

const listIn = (inStage: Readonly<Record<string, string>>, incomplete: readonly Doubt[] = []) => ({
  body: {
    data: {
      ...{ list: LIST, authority: 'MOFCOM', zone: 'Asia/Shanghai' },
      ...{ controlType: 'licence-requirement', pending: [] },
      provisions: Object.entries(inStage).map(([provision, stage]) => ({ provision, stage })),
    },
    meta: { position: '9', incomplete },
  },
});

const told = ({ body }: Received) => JSON.parse(body.toString()) as { data: object };

describe('interdict confirm', () => {
  let instance: AnsweringInstance;

  const open = async (list: object = listIn(stages)) => {
    instance = await answering({
      [`GET /v1/export-ban-lists/${LIST}`]: list as ReturnType<typeof listIn>,
      'POST /v1/evidence': { status: 201, body: { sha256: SHA } },
      'POST /v1/facts': ({ body }) => ({
        status: 201,
        body: { data: { events: [{ ...JSON.parse(body.toString()), position: '10' }] } },
      }),
    });
  };

  afterEach(() => instance.close());

  const confirm = (...words: readonly string[]) =>
    interdict(['confirm', LIST, ...words], { url: instance.url });

  const facts = () => instance.received.filter(({ path }) => path === '/v1/facts').map(told);

  it('confirms what the instance answers, today in the authority’s zone, by stage', async () => {
    await open();
    const { code } = await confirm('--evidence', SHA);
    const asked = instance.received.find(({ path }) => path.endsWith(LIST));
    expect(asked?.query.get('asOf')).toBeNull();
    const seenOn = { verbatim: '2026-11-24', value: '2026-11-24', precision: 'day' };
    const day = { seenOn: { ...seenOn, zone: 'Asia/Shanghai' } };
    expect(facts()).toEqual([
      {
        ...{ type: 'StatusConfirmed', stream: `export-ban-list/${LIST}`, evidence: [SHA] },
        data: { subject: LIST, stage: 'promulgated', provisions: ['1(1)', '1(2)'], ...day },
      },
      expect.objectContaining({
        data: { subject: LIST, stage: 'in-force', provisions: ['1(3)'], ...day },
      }),
    ]);
    expect(code).toBe(0);
  });

  it('takes today from the authority’s clock: there it may be tomorrow already', async () => {
    await open(listIn({ '1(3)': 'in-force' }));
    const now = () => new Date('2026-11-24T17:00:00Z');
    await interdict(['confirm', LIST, '--evidence', SHA], { url: instance.url, now });
    expect(facts()).toMatchObject([{ data: { seenOn: { value: '2026-11-25' } } }]);
  });

  it('says all of the list where all of it is in one stage', async () => {
    await open(listIn({ '1(1)': 'suspended', '1(3)': 'suspended' }));
    await confirm('--evidence', SHA);
    expect(facts()).toMatchObject([{ data: { stage: 'suspended', provisions: 'all' } }]);
  });

  it('confirms only the provisions that were looked at', async () => {
    await open();
    await confirm('--evidence', SHA, '--provision', '1(3)');
    expect(facts()).toMatchObject([{ data: { stage: 'in-force', provisions: ['1(3)'] } }]);
  });

  it('archives what was seen as a citation, where no document is held', async () => {
    await open(listIn({ '1(3)': 'in-force' }));
    await confirm(...source);
    const archived = instance.received.find(({ path }) => path === '/v1/evidence');
    expect(archived?.query.get('form')).toBe('citation');
    expect(archived?.body.toString()).toBe(
      `{"list":"${LIST}","provisions":"all","publisher":"MOFCOM","seenOn":"2026-11-24",` +
        '"stage":"in-force","title":"Announcement 70"}',
    );
    expect(facts()).toMatchObject([{ evidence: [SHA] }]);
  });

  describe('where a printed end has passed and nobody confirmed what came then', () => {
    const unconfirmed = listIn({ '1(3)': 'suspended' }, [
      { reason: 'revival-unconfirmed', detail: 'The suspension was to end on 2026-11-10.' },
    ]);

    it('insists on the stage that was seen, and says why', async () => {
      await open(unconfirmed);
      const { code, stderr } = await confirm(...source);
      expect(code).toBe(2);
      expect(stderr).toContain('Say with --stage what you saw: a printed end of cn-mofcom-61-2025');
      expect(stderr).toContain('The suspension was to end on 2026-11-10.');
      expect(facts()).toEqual([]);
    });

    it('records the stage that was stated', async () => {
      await open(unconfirmed);
      await confirm(...source, '--stage', 'in-force', '--seen-on', '2026-11-20');
      expect(instance.received[0]?.query.get('asOf')).toBe('2026-11-20');
      expect(facts()).toMatchObject([
        { data: { stage: 'in-force', provisions: 'all', seenOn: { value: '2026-11-20' } } },
      ]);
    });
  });

  it.each([
    ['a provision that the list has not', ['--provision', '9(9)'], 'has no provision “9(9)”'],
    ['a stage that nobody can see', ['--stage', 'gone'], '“gone” cannot be confirmed'],
  ])('refuses %s', async (_case, words, said) => {
    await open();
    const { code, stderr } = await confirm('--evidence', SHA, ...words);
    expect([code, facts()]).toEqual([2, []]);
    expect(stderr).toContain(said);
  });

  it('refuses to confirm what is only announced', async () => {
    await open(listIn({ '1(3)': 'announced' }));
    const { code, stderr } = await confirm('--evidence', SHA);
    expect([code, stderr]).toEqual([2, expect.stringContaining('“announced” cannot be confirmed')]);
  });

  it('describes nothing and records nothing where the source is not stated', async () => {
    await open();
    const { code, stderr } = await confirm('--title', 'x');
    expect([code, facts()]).toEqual([2, []]);
    expect(stderr).toContain('--publisher, --tier must be stated.');
  });
});
