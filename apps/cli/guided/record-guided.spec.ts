import { answering, interdict, problem, sentJson, type AnsweringInstance } from '../testing';
import type { Asker } from './asker';

const SHA = 'a'.repeat(64);

/** A person who answers each question by its name, and chooses by the name of the choice. */
const person = (answers: Readonly<Record<string, readonly (string | boolean)[]>>): Asker => {
  const left = new Map(Object.entries(answers).map(([question, said]) => [question, [...said]]));
  const next = (question: string): string | boolean => {
    const known = [...left.keys()].find((name) => question.startsWith(name));
    const said = known === undefined ? undefined : left.get(known)?.shift();
    if (said === undefined) throw new Error(`Nobody prepared an answer to “${question}”.`);
    return said;
  };
  return {
    choose: (question, choices) => {
      const said = next(question);
      const chosen = choices.find(({ name }) => name.startsWith(String(said)));
      if (!chosen) throw new Error(`“${String(said)}” is no choice of “${question}”.`);
      return Promise.resolve(chosen.value);
    },
    text: (question, { byDefault, misfit } = {}) => {
      const said = next(question);
      const text = said === true ? (byDefault ?? '') : String(said);
      const why = misfit?.(text);
      // As at a terminal: what will not do is said, and the question is asked again.
      return why === undefined ? Promise.resolve(text) : person(answers).text(question);
    },
    agree: (question) => Promise.resolve(next(question) === true),
  };
};

const CONTESTED = {
  'What is the fact about?': ['sanctions-regime'],
  'Which sanctions-regime': ['1737'],
  'What happened?': ['LegalStatusContested'],
  'contestedBy (separated': ['RUS, CHN'],
  contests: ['the re-application of the measures'],
  'contestedOn (': [''],
  'contestedOn, as it is printed': ['since then'],
  'contestedOn, zone': [true],
  'Its document': [SHA],
};

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

  const record = (answers: Parameters<typeof person>[0]) =>
    interdict(['record'], {
      url: instance.url,
      isTTY: true,
      asker: () => Promise.resolve(person(answers)),
    });

  const sent = () => instance.received.map((one) => [one.query.has('dryRun'), sentJson(one)]);

  const fact = {
    type: 'LegalStatusContested',
    stream: 'sanctions-regime/1737',
    data: {
      regime: '1737',
      contestedBy: ['RUS', 'CHN'],
      contests: 'the re-application of the measures',
      contestedOn: {
        verbatim: 'since then',
        value: null,
        precision: 'unknown',
        zone: 'America/New_York',
      },
    },
    evidence: [SHA],
  };

  it('asks for each field, shows what would change, and records when told to', async () => {
    const { code, stdout } = await record({ ...CONTESTED, 'And now?': ['Record it'] });
    expect(sent()).toEqual([
      [true, fact],
      [false, fact],
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
    expect(sent().at(-1)).toEqual([false, fact]);
  });

  it('asks nobody where nobody is there', async () => {
    const { code, stderr } = await interdict(['record'], { url: instance.url });
    expect([code, instance.received.length]).toEqual([2, 0]);
    expect(stderr).toContain('Name the event');
  });
});
