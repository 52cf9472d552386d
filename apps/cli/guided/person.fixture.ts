import type { Asker } from './asker';

export const SHA = 'a'.repeat(64);

/** By how a question begins: what is said to it, one time after the other. True: as offered. */
export type Answers = Readonly<Record<string, readonly (string | boolean)[]>>;

/** A person who answers each question by its name, and chooses by the name of the choice. */
export const person = (answers: Answers): Asker => {
  const left = new Map(Object.entries(answers).map(([question, said]) => [question, [...said]]));
  const next = (question: string): string | boolean => {
    const known = [...left.keys()].find((name) => question.startsWith(name));
    const said = known === undefined ? undefined : left.get(known)?.shift();
    if (said === undefined) throw new Error(`Nobody prepared an answer to “${question}”.`);
    return said;
  };
  const asker: Asker = {
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
      return why === undefined
        ? Promise.resolve(text)
        : asker.text(question, { byDefault, misfit });
    },
    agree: (question) => Promise.resolve(next(question) === true),
  };
  return asker;
};

/** A contestation, as it is told. */
export const CONTESTED = {
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

/** The same, as it is posted. */
export const contestation = {
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
