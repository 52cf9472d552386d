import { sanctionsRegimeStream } from '@contracts';

import { coveringCodes, type Good } from '../answers/goods-code';
import type { CouncilMeasure, CouncilMeasures } from '../council-measure/council-measures';
import type { Reach } from '../council-measure/shipment-reach';
import type { Doubt, Finding, OfMeasure, Rule, Undetermined } from './finding';
import { gravest, milder, type Verdict } from './verdict';

/** A measure that can bind the shipment, and how surely it does. */
export type Binding = Readonly<{
  regime: Pick<CouncilMeasures, 'regime'>;
  measure: CouncilMeasure;
  reach: Exclude<Reach, 'free'>;
}>;

/** The most exact code by which a measure names a good. */
export const codeNaming = ({ codes }: CouncilMeasure, good: Good): string | undefined =>
  coveringCodes(good).findLast((code) => codes?.includes(code));

/** The gravest that can follow from a measure once every fact is known. */
export const atMostOf = ({ stage }: CouncilMeasure): Verdict => AT_MOST[stage];

const AT_MOST: Readonly<Record<CouncilMeasure['stage'], Verdict>> = {
  'in-force': 'prohibited',
  promulgated: 'pending',
  ended: 'no-listed-control',
};

/**
 * What a measure means for a good that it names by code.
 *
 * An exemption is for somebody who asked for it, so it releases no shipment by itself: the rule
 * names it. An easing makes the measure less, in words and not by code: the good stays prohibited,
 * and a doubt that names the easing stands beside, for a person to read.
 */
export const weighNamed = (binding: Binding, good: Good, code: string): Finding => {
  const { measure } = binding;
  const worst = atMostOf(measure);
  const doubts = doubtsOf(binding);
  const found = doubts.length > 0 ? milder('undetermined', worst) : worst;
  const contributes = measure.disputed ? gravest([found, 'disputed']) : found;
  const beside: readonly Doubt[] = measure.easings.length > 0 ? ['measure-eased'] : [];
  return {
    rule: ruleOf(binding, { good, code, contributes }),
    undetermined: [...doubts, ...beside].map((reason) => doubtOf(binding, reason, code)),
    missingFacts: binding.reach === 'by-origin' ? ['origin'] : [],
    contributes,
  };
};

/** What a measure means for any good, where it names none by code and surely binds the shipment. */
export const weighUnnamed = (binding: Binding): Finding => {
  const { measure } = binding;
  const reasons: readonly Doubt[] = [
    measure.cap ? 'cap-usage-unknown' : 'measure-not-itemised',
    ...unconfirmed(measure),
  ];
  return {
    rule: null,
    undetermined: reasons.map((reason) => doubtOf(binding, reason, null)),
    missingFacts: [],
    contributes: milder('undetermined', atMostOf(measure)),
  };
};

const doubtsOf = ({ measure, reach }: Binding): readonly Doubt[] => [
  ...unconfirmed(measure),
  ...(reach === 'by-origin' ? ['origin-missing' as const] : []),
  // How much of it was shipped is counted by the committee, by nobody here.
  ...(measure.cap ? ['cap-usage-unknown' as const] : []),
];

const unconfirmed = ({ renewalUnconfirmed }: CouncilMeasure): readonly Doubt[] =>
  renewalUnconfirmed ? ['renewal-unconfirmed'] : [];

const doubtOf = (
  { regime: { regime }, measure }: Binding,
  reason: Doubt,
  code: string | null,
): Undetermined => ({
  list: sanctionsRegimeStream(regime),
  provision: provisionOf(measure),
  reason,
  stage: measure.stage,
  atMost: atMostOf(measure),
  code,
  unless: [],
  ofMeasure: ofMeasure(measure),
  restsOn: measure.restsOn,
});

type Named = Readonly<{ good: Good; code: string; contributes: Verdict }>;

const ruleOf = (
  { regime: { regime }, measure }: Binding,
  { good, code, contributes }: Named,
): Rule => ({
  list: sanctionsRegimeStream(regime),
  provision: provisionOf(measure),
  controlType: 'prohibition',
  code,
  matched: code === good.code ? 'exact' : 'prefix',
  description: measure.subject,
  itemNo: null,
  tier: null,
  stage: measure.stage,
  disputed: measure.disputed,
  validFrom: measure.from,
  citation: citationOf(measure),
  unless: [],
  contributes,
  ofMeasure: ofMeasure(measure),
  restsOn: measure.restsOn,
});

/** `S/RES/2397(2017) para 7`. */
const provisionOf = ({ imposedBy, paragraph }: CouncilMeasure): string =>
  [imposedBy, paragraph].filter(Boolean).join(' ');

/** `Security Council resolution 2397 (2017), para 7`; what is no resolution goes by its symbol. */
const citationOf = ({ imposedBy, paragraph }: CouncilMeasure): string => {
  const [, number, year] = /^S\/RES\/(\d+)\((\d+)\)$/.exec(imposedBy) ?? [];
  const act =
    number && year ? `Security Council resolution ${number} (${year})` : `document ${imposedBy}`;
  return [act, paragraph].filter(Boolean).join(', ');
};

const ofMeasure = ({
  measure,
  subject,
  direction,
  cap,
  endsOn,
  exemptions,
  easings,
}: CouncilMeasure): OfMeasure => ({
  ...{ measure, subject, direction, cap, endsOn },
  ...{ exemptions, easings },
});
