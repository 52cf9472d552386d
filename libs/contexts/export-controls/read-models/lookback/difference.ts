import type { Comparable, ComparableDoubt, ComparableRule } from './stored-answer';

export type Cause =
  | 'rule-added'
  | 'ended'
  | 'suspended'
  | 'resumed'
  | 'corrected'
  | 'coverage-changed'
  | 'model-changed';

/** One thing that an answer would say otherwise, and why. */
export type Difference = Readonly<{
  cause: Cause;
  list: string;
  provision?: string | undefined;
  code?: string | undefined;
  /** What was said of it; null where nothing was. */
  before: string | null;
  after: string | null;
}>;

/** What two answers have between them: another build, more knowledge, or time. */
export type Between = 'model' | 'knowledge' | 'time';

/** What an answer says of one thing. */
type Statement = Pick<Difference, 'list' | 'provision' | 'code'> &
  Readonly<{
    kind: 'rule' | 'doubt' | 'coverage';
    stage: string | undefined;
    /** Whatever else about it makes it another statement. */
    words: string | null;
  }>;

type Pair = Readonly<{ one: Statement; other: Statement }>;

export const differencesOf = (
  before: Comparable,
  after: Comparable,
  between: Between,
): readonly Difference[] => {
  const [said, says] = [statementsOf(before), statementsOf(after)];
  const all = new Map([...says, ...said]);
  return [...all].flatMap(([key, subject]) => {
    const silence: Statement = { ...subject, stage: undefined, words: null };
    const pair: Pair = { one: said.get(key) ?? silence, other: says.get(key) ?? silence };
    if (pair.one.words === pair.other.words) return [];
    const { list, provision, code } = subject;
    const words = { before: pair.one.words, after: pair.other.words };
    return [{ cause: CAUSE[between](pair), list, provision, code, ...words }];
  });
};

const statementsOf = ({ rules, undetermined, consulted }: Comparable): Map<string, Statement> =>
  new Map([
    ...rules.map((rule): [string, Statement] => [
      `rule ${rule.list} ${rule.provision} ${rule.code}`,
      { ...rule, kind: 'rule', words: wordsOfRule(rule) },
    ]),
    ...undetermined.map((doubt): [string, Statement] => [
      `doubt ${doubt.list} ${doubt.provision ?? ''} ${doubt.reason} ${doubt.code ?? ''}`,
      { ...doubt, kind: 'doubt', stage: doubt.stage, words: wordsOfDoubt(doubt) },
    ]),
    // What is said of a list that cannot bind the shipment changes nothing for it.
    ...consulted
      .filter(({ concerns }) => concerns)
      .map(({ list, incomplete }): [string, Statement] => [
        `coverage ${list}`,
        { list, kind: 'coverage', stage: undefined, words: incomplete.join(', ') || 'complete' },
      ]),
  ]);

const wordsOfRule = ({ stage, contributes, validFrom, unless }: ComparableRule): string =>
  [
    stage,
    contributes,
    ...(validFrom === undefined ? [] : [`from ${validFrom}`]),
    ...unless.map(({ kind, applies }) => `${kind} ${String(applies)}`),
  ].join(', ');

const wordsOfDoubt = ({ reason, stage, atMost }: ComparableDoubt): string =>
  [reason, stage ?? 'not known', `at most ${atMost}`].join(', ');

const CAUSE: Readonly<Record<Between, (pair: Pair) => Cause>> = {
  model: () => 'model-changed',
  // The same moment was asked about: whatever is said otherwise of a rule was wrong or missing.
  knowledge: (pair) => (isOfRule(pair) ? 'corrected' : 'coverage-changed'),
  time: ({ one, other }) =>
    one.stage === other.stage ? 'coverage-changed' : turnOf(one.stage, other.stage),
};

/** A doubt that was there and is not, or came, is one about what is held, not about a rule. */
const isOfRule = ({ one, other }: Pair): boolean =>
  one.kind === 'rule' || (one.words !== null && other.words !== null && one.stage !== other.stage);

const turnOf = (before: string | undefined, after: string | undefined): Cause => {
  if (after === undefined || after === 'ended') return 'ended';
  if (after === 'suspended') return 'suspended';
  return before === 'suspended' ? 'resumed' : 'rule-added';
};
