import type { Doubt, GoodsAnswer, Rule } from '../instance/export-check.answer';

/** Why the verdict is as it is, a line for each rule, doubt and missing fact. */
export const reasonsOf = ({
  rules,
  undetermined,
  missingFacts,
}: GoodsAnswer): readonly string[] => [
  ...rules.flatMap((rule) => [ruleLine(rule), ...exceptionsOf(rule)]),
  ...(undetermined ?? []).map(doubtLine),
  ...(missingFacts ?? []).map((fact) => `missing: ${fact}`),
];

const doubtLine = ({ list, provision, reason, atMost }: Doubt): string =>
  [[list, provision].filter(Boolean).join(' '), reason, atMost && `at most ${atMost}`]
    .filter(Boolean)
    .join(': ');

const ruleLine = ({ list, provision, code, matched, citation, ...rule }: Rule): string =>
  [
    [list, provision].filter(Boolean).join(' '),
    code && `${code}${matched ? ` (${matched})` : ''}`,
    [rule.stage, rule.validFrom && `from ${rule.validFrom}`].filter(Boolean).join(' '),
    rule.disputed && 'disputed',
    citation,
  ]
    .filter(Boolean)
    .join(', ');

const exceptionsOf = ({ unless }: Rule): readonly string[] =>
  (unless ?? []).map(
    ({ kind, before, applies }) => `  unless ${kind} ${before ?? '?'}: ${saysOf(applies)}`,
  );

const saysOf = (applies: boolean | null | undefined): string => {
  if (applies === null || applies === undefined) return 'not known';
  return applies ? 'it applies' : 'it does not apply';
};

/** Lists that nobody holds here: "nothing listed" says nothing of them. */
export const notConsulted = (answers: readonly GoodsAnswer[]): readonly string[] => [
  ...new Set(
    answers.flatMap(({ notConsulted: lists }) =>
      (lists ?? []).map(({ instrument, jurisdiction }) => `${jurisdiction}: ${instrument}`),
    ),
  ),
];
