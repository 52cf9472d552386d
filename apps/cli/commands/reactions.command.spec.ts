import { answering, interdict, problem, sentJson, type AnsweringInstance } from '../testing';

const OPEN = 'when-sanctions-inspection-blocked-open-question';
const WITHDRAW = 'when-fact-retracted-withdraw-question';

const parkedAt = (eventId: string, position: string, reaction = OPEN) => ({
  ...{ consumer: 'developments', eventId, position, reaction },
  ...{ code: 'NO_PEN', message: 'Nobody has a pen.', parkedAt: '2026-11-24T05:00:00.000Z' },
});

const consumer = { consumer: 'developments', position: '41', lag: '2', stopped: null };

describe('interdict reactions', () => {
  let instance: AnsweringInstance;

  const open = async (parked: readonly object[], refused: readonly string[] = []) => {
    instance = await answering({
      'GET /v1/reactions': { body: { data: { reactions: [consumer], parked } } },
      'POST /v1/reactions/retries': (received) => {
        const asked = sentJson(received) as { eventId: string };
        const isRefused = refused.includes(asked.eventId);
        const refusal = { code: 'NO_INK', message: 'Nobody has ink.' };
        const outcome = isRefused ? { outcome: 'refused', refusal } : { outcome: 'done' };
        return { body: { data: { ...asked, ...outcome } } };
      },
    });
  };

  afterEach(() => instance.close());

  const reactions = (...words: readonly string[]) =>
    interdict(['reactions', ...words], { url: instance.url });

  const sent = () => instance.received.filter(({ method }) => method === 'POST').map(sentJson);

  it('shows who reacts and how far, and each parked event with its refusal', async () => {
    await open([parkedAt('e-1', '7')]);
    const { code, stdout } = await reactions();
    expect(stdout).toMatch(/^developments +41 +2 +–$/m);
    expect(stdout).toMatch(
      /^7 +e-1 +when-sanctions.*-question +Nobody has a pen\. \(NO_PEN\) +2026-11-24T05:00:00/m,
    );
    expect(code).toBe(0);
  });

  it.each([
    ['stands still', { stopped: 'There is no event MoonAnnexed.' }, /2 +There is no event Moon/],
    ['tries again', { outage: 'The broker is away.' }, /2 +tries again: The broker is away\./],
  ])('says what holds up one who %s', async (_case, why, said) => {
    instance = await answering({
      'GET /v1/reactions': {
        body: { data: { reactions: [{ ...consumer, ...why }], parked: [] } },
      },
    });
    const { stdout } = await reactions();
    expect(stdout).toMatch(said);
    expect(stdout).toContain('Nothing is parked.');
  });

  describe('retry', () => {
    it('has everybody try again who is parked at the event', async () => {
      await open([parkedAt('e-1', '7'), parkedAt('e-1', '7', WITHDRAW), parkedAt('e-2', '8')]);
      const { code, stdout } = await reactions('retry', 'E-1');
      expect(sent()).toEqual([OPEN, WITHDRAW].map((reaction) => ({ eventId: 'e-1', reaction })));
      expect(stdout).toBe(`done     7  ${OPEN}\ndone     7  ${WITHDRAW}\n`);
      expect(code).toBe(0);
    });

    it('has one of them try again where it is named', async () => {
      await open([parkedAt('e-1', '7'), parkedAt('e-1', '7', WITHDRAW)]);
      await reactions('retry', 'e-1', '--reaction', WITHDRAW);
      expect(sent()).toEqual([{ eventId: 'e-1', reaction: WITHDRAW }]);
    });

    it('goes on behind one that is refused again, and exits with 3', async () => {
      await open([parkedAt('e-1', '7'), parkedAt('e-2', '8')], ['e-1']);
      const { code, stdout } = await reactions('retry', '--all');
      expect(stdout).toBe(`refused  7  ${OPEN}: Nobody has ink. (NO_INK)\ndone     8  ${OPEN}\n`);
      expect(code).toBe(3);
    });

    it('prints each answer untouched with --json', async () => {
      await open([parkedAt('e-1', '7'), parkedAt('e-2', '8')]);
      const { stdout } = await reactions('retry', '--all', '--json');
      const answers = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object);
      expect(answers).toMatchObject(['e-1', 'e-2'].map((eventId) => ({ data: { eventId } })));
    });

    it('says that there is nothing to do where nothing is parked', async () => {
      await open([]);
      const { code, stdout } = await reactions('retry', '--all');
      expect([code, stdout, sent()]).toEqual([0, 'Nothing is parked.\n', []]);
    });

    it('refuses an event at which nothing is parked', async () => {
      await open([parkedAt('e-1', '7')]);
      const { code, stderr } = await reactions('retry', 'e-2');
      expect([code, sent()]).toEqual([3, []]);
      expect(stderr).toContain('REACTION_NOT_PARKED');
    });

    it.each([['nothing'], ['an event and all of them', 'e-1', '--all']])(
      'asks what is meant where it is told %s',
      async (_case, ...words) => {
        await open([parkedAt('e-1', '7')]);
        const { code, stderr } = await reactions('retry', ...words);
        expect([code, sent()]).toEqual([2, []]);
        expect(stderr).toContain('Name the event');
      },
    );

    it('tells that the service is down', async () => {
      instance = await answering({
        'GET /v1/reactions': { body: { data: { reactions: [], parked: [parkedAt('e-1', '7')] } } },
        'POST /v1/reactions/retries': problem(503, 'SERVICE_UNREACHABLE', 'It is down.'),
      });
      expect((await reactions('retry', 'e-1')).code).toBe(4);
    });
  });
});
