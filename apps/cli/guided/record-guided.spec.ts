import { answering, interdict, problem, sentJson, type AnsweringInstance } from '../testing';
import { CONTESTED, contestation, person, type Answers } from './person.fixture';

const change = {
  answer: 'enforcement-status',
  key: '1737',
  from: '2025-09-28T00:00:00.000Z',
  until: null,
  fields: [{ field: 'measures', before: 'in-force', after: 'contested' }],
};

describe('interdict record in a terminal, without a type', () => {
  let instance: AnsweringInstance;
  let refusals: number;

  beforeEach(async () => {
    refusals = 0;
    const recorded = { type: 'LegalStatusContested', subject: '1737', position: '9', data: {} };
    instance = await answering({
      'POST /v1/facts': ({ query }) =>
        refusals-- > 0
          ? problem(422, 'NOTHING_TO_CONTEST', 'Nothing of it is in force.')
          : {
              status: 201,
              body: {
                data: query.has('dryRun')
                  ? { dryRun: true, events: [recorded], changes: [change] }
                  : { events: [recorded] },
              },
            },
    });
  });

  afterEach(() => instance.close());

  const record = (answers: Answers) =>
    interdict(['record'], {
      url: instance.url,
      isTTY: true,
      asker: () => Promise.resolve(person(answers)),
    });

  const sent = () => instance.received.map((one) => [one.query.has('dryRun'), sentJson(one)]);

  it('asks for each field, shows what would change, and records when told to', async () => {
    const { code, stdout } = await record({ ...CONTESTED, 'And now?': ['Record it'] });
    expect(sent()).toEqual([
      [true, contestation],
      [false, contestation],
    ]);
    expect(stdout).toContain('Would be recorded (nothing was):');
    expect(stdout).toMatch(/enforcement-status +1737 .* measures +in-force +contested/);
    expect(stdout).toContain('Recorded:');
    expect(code).toBe(0);
  });

  it('records nothing where the person gives up', async () => {
    await record({ ...CONTESTED, 'And now?': ['Give up'] });
    expect(sent().map(([dryRun]) => dryRun)).toEqual([true]);
  });

  it('lets a field be said again until it is recorded, after a refusal too', async () => {
    refusals = 1;
    const { stderr } = await record({
      ...CONTESTED,
      contests: ['the measure', 'the re-application of the measures'],
      'And now?': ['Say a field again', 'Record it'],
      'Which field?': ['contests: "the measure"'],
    });
    expect(stderr).toContain('Nothing of it is in force. (NOTHING_TO_CONTEST)');
    expect(sent().at(-1)).toEqual([false, contestation]);
  });

  it('asks nobody where nobody is there', async () => {
    const { code, stderr } = await interdict(['record'], { url: instance.url });
    expect([code, instance.received.length]).toEqual([2, 0]);
    expect(stderr).toContain('Name the event');
  });
});
