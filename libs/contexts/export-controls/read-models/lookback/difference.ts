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
  /** Of the Security Council's, which one: a paragraph may impose several. */
  measure?: string | undefined;
  /** What was said of it; null where nothing was. */
  before: string | null;
  after: string | null;
}>;

/** What two answers have between them: another build, more knowledge, or time. */
export type Between = 'model' | 'knowledge' | 'time';

/** What an answer says of one thing. */
type Statement = Pick<Difference, 'list' | 'provision' | 'code' | 'measure'> &
  Readonly<{
    kind: 'rule' | 'doubt' | 'coverage';
    /** Whether it tells how well a rule is known that is stated beside it. */
    isBeside?: boolean;
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
    const { list, provision, code, measure } = subject;
    const words = { before: pair.one.words, after: pair.other.words };
    return [{ cause: CAUSE[between](pair), list, provision, code, measure, ...words }];
  });
};

const statementsOf = ({ rules, undetermined, consulted }: Comparable): Map<string, Statement> =>
  new Map([
    ...rules.map((rule): [string, Statement] => [
      ['rule', ...placeOf(rule)].join(' '),
      { ...rule, kind: 'rule', words: wordsOfRule(rule) },
    ]),
    ...undetermined.map((doubt): [string, Statement] => [
      ['doubt', doubt.reason, ...placeOf(doubt)].join(' '),
      {
        ...doubt,
        kind: 'doubt',
        stage: doubt.stage,
        isBeside: BESIDE_A_RULE.includes(doubt.reason),
        words: wordsOfDoubt(doubt),
      },
    ]),
    // What is said of a list that cannot bind the shipment changes nothing for it.
    ...consulted
      .filter(({ concerns }) => concerns)
      .map(({ list, incomplete }): [string, Statement] => [
        `coverage ${list}`,
        { list, kind: 'coverage', stage: undefined, words: incomplete.join(', ') || 'complete' },
      ]),
  ]);

const placeOf = ({ list, provision, code, measure }: ComparableRule | ComparableDoubt) => [
  list,
  provision ?? '',
  code ?? '',
  measure ?? '',
];

const wordsOfRule = ({ stage, contributes, validFrom, unless, ...rule }: ComparableRule): string =>
  [
    stage,
    contributes,
    ...(validFrom === undefined ? [] : [`from ${validFrom}`]),
    ...unless.map(({ kind, applies }) => `${kind} ${String(applies)}`),
    ...wordsOfMeasure(rule),
  ].join(', ');

const wordsOfDoubt = ({ reason, stage, atMost, ...doubt }: ComparableDoubt): string =>
  [reason, stage ?? 'not known', `at most ${atMost}`, ...wordsOfMeasure(doubt)].join(', ');

type OfMeasure = Pick<ComparableRule, 'cap' | 'exemptions' | 'easings'>;

const wordsOfMeasure = ({ cap, exemptions, easings }: OfMeasure): readonly string[] => [
  ...(cap ? [`${String(cap.quantity)} ${cap.unit} a ${cap.period}`] : []),
  ...(exemptions ?? []).map((exemption) => `exempted by ${actOf(exemption)}`),
  ...(easings ?? []).map((easing) => `eased by ${actOf(easing)}`),
];

const actOf = ({
  easedBy,
  paragraph,
}: Readonly<{ easedBy: string; paragraph?: string | undefined }>) =>
  [easedBy, paragraph].filter(Boolean).join(' ');

const CAUSE: Readonly<Record<Between, (pair: Pair) => Cause>> = {
  model: () => 'model-changed',
  // The same moment was asked about: whatever is said otherwise of a rule was wrong or missing.
  knowledge: (pair) => (isOfRule(pair) ? 'corrected' : 'coverage-changed'),
  time: ({ one, other }) =>
    other.isBeside || one.stage === other.stage
      ? 'coverage-changed'
      : turnOf(one.stage, other.stage),
};

/** Doubts that come and go while the measure that they are about stays. */
const BESIDE_A_RULE: readonly string[] = ['renewal-unconfirmed', 'measure-eased'];

/** A doubt that was there and is not, or came, is one about what is held, not about a rule. */
const isOfRule = ({ one, other }: Pair): boolean =>
  one.kind === 'rule' || (one.words !== null && other.words !== null && one.stage !== other.stage);

const turnOf = (before: string | undefined, after: string | undefined): Cause => {
  if (after === undefined || after === 'ended') return 'ended';
  if (after === 'suspended') return 'suspended';
  return before === 'suspended' ? 'resumed' : 'rule-added';
};
