import type { Doubt, Easing, GoodsAnswer, Rule } from '../instance/export-check.answer';

/** Why the verdict is as it is, a line for each rule, doubt and missing fact. */
export const reasonsOf = ({
  rules,
  undetermined,
  missingFacts,
}: GoodsAnswer): readonly string[] => [
  ...rules.flatMap((rule) => [ruleLine(rule), ...exceptionsOf(rule)]),
  ...doubtLines(undetermined ?? []),
  ...(missingFacts ?? []).map((fact) => `missing: ${fact}`),
];

/** A doubt about a whole regime stands once, however many regimes have it. */
const doubtLines = (doubts: readonly Doubt[]): readonly string[] => {
  const alike = new Map<string, Doubt[]>();
  for (const doubt of doubts) {
    const key = isOfRegime(doubt) ? `${doubt.reason} ${doubt.atMost ?? ''}` : doubtLine(doubt);
    alike.set(key, [...(alike.get(key) ?? []), doubt]);
  }
  return [...alike.values()].flatMap((group) => groupLine(group) ?? []);
};

const isOfRegime = ({ list, provision }: Doubt): boolean =>
  !provision && list.startsWith(REGIME_STREAM);

const REGIME_STREAM = 'sanctions-regime/';

const groupLine = ([first, ...others]: readonly Doubt[]): string | undefined => {
  if (!first || others.length === 0) return first && doubtLine(first);
  const regimes = [first, ...others].map(({ list }) => list.slice(REGIME_STREAM.length));
  return doubtLine({ ...first, list: `${REGIME_STREAM}${regimes.join(', ')}` });
};

const doubtLine = ({ list, provision, reason, atMost, ...doubt }: Doubt): string =>
  [
    [list, provision].filter(Boolean).join(' '),
    reason,
    doubt.subject && `“${doubt.subject}”`,
    doubt.cap && capOf(doubt.cap),
    atMost && `at most ${atMost}`,
  ]
    .filter(Boolean)
    .join(': ');

/** `500000 barrels a year` */
const capOf = ({ quantity, unit, period }: NonNullable<Doubt['cap']>): string =>
  `no more than ${quantity.toLocaleString('en')} ${unit} a ${period}`;

const ruleLine = ({ list, provision, code, matched, citation, ...rule }: Rule): string =>
  [
    [list, provision].filter(Boolean).join(' '),
    code && `${code}${matched ? ` (${matched})` : ''}`,
    periodOf(rule),
    rule.disputed && 'disputed',
    citation,
    rule.subject && `“${rule.subject}”`,
    rule.cap && capOf(rule.cap),
  ]
    .filter(Boolean)
    .join(', ');

type Period = Pick<Rule, 'stage' | 'validFrom' | 'endsOn'>;

/** `in-force from 2017-12-22T05:00:00.000Z until 2024-06-30` */
const periodOf = ({ stage, validFrom, endsOn }: Period): string =>
  [stage, validFrom && `from ${validFrom}`, endsOn && `until ${endsOn}`].filter(Boolean).join(' ');

const exceptionsOf = ({ unless, exemptions, easings }: Rule): readonly string[] => [
  ...(unless ?? []).map(
    ({ kind, before, applies }) => `  unless ${kind} ${before ?? '?'}: ${saysOf(applies)}`,
  ),
  ...(exemptions ?? []).map((exemption) => `  exempted on application: ${easingOf(exemption)}`),
  ...(easings ?? []).map((easing) => `  eased: ${easingOf(easing)}`),
];

/** `humanitarian assistance (S/RES/2664(2022) para 1)` */
const easingOf = ({ scope, easedBy, paragraph }: Easing): string =>
  `${scope} (${[easedBy, paragraph].filter(Boolean).join(' ')})`;

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
