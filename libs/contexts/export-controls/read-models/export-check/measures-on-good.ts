import { sanctionsRegimeStream } from '@contracts';

import type { Good } from '../answers/goods-code';
import type { CouncilMeasures } from '../council-measure/council-measures';
import { reachOf } from '../council-measure/shipment-reach';
import type { ExportQuestion } from './export-question';
import type { Finding, Undetermined } from './finding';
import { gravest, milder, type Verdict } from './verdict';
import { atMostOf, codeNaming, weighNamed, weighUnnamed, type Binding } from './weigh-measure';

/**
 * What a regime of the Security Council means for a good. A measure that names no goods by code
 * leaves every good undetermined that it could bind, and so does a regime whose decisions are not
 * all on record: what it prohibits besides is not held. One that has ended says nothing.
 */
export const measuresOnGood = (
  good: Good,
  question: ExportQuestion,
  regime: CouncilMeasures,
): readonly Finding[] => {
  const binding = bindingIn(regime, question);
  const named = binding.flatMap((each) => {
    const code = codeNaming(each.measure, good);
    return code === undefined ? [] : [weighNamed(each, good, code)];
  });
  return [...named, ...unnamedIn(binding, question, regime)];
};

const bindingIn = (regime: CouncilMeasures, question: ExportQuestion): readonly Binding[] =>
  regime.measures.flatMap((measure) => {
    const reach = reachOf(measure.direction, regime.territories, question);
    return reach === 'free' ? [] : [{ regime, measure, reach }];
  });

const unnamedIn = (
  binding: readonly Binding[],
  question: ExportQuestion,
  regime: CouncilMeasures,
): readonly Finding[] => {
  const unnamed = binding.filter(
    // Whether one that by our date is over is in dispute is said of the regime, not of each good.
    ({ measure }) => measure.codes === null && measure.stage !== 'ended',
  );
  const bound = unnamed.filter(({ reach }) => reach === 'bound');
  const byOrigin = unnamed.filter(({ reach }) => reach === 'by-origin');
  const unheld = isHeldInPart(regime) ? reachOf('both', regime.territories, question) : 'free';
  // A measure that is in force and not itemised says the same, and names itself.
  const isSaid = bound.some(({ measure }) => measure.stage === 'in-force');
  const ofOrigin = [
    ...byOrigin.map(({ measure }) => atMostOf(measure)),
    ...(unheld === 'by-origin' ? (['prohibited'] as const) : []),
  ];
  return [
    ...bound.map(weighUnnamed),
    ...(unheld === 'bound' && !isSaid ? [ofRegime(regime, 'measure-not-itemised')] : []),
    // However many measures ask for it, the origin is missing once.
    ...(ofOrigin.length > 0 ? [ofRegime(regime, 'origin-missing', gravest(ofOrigin))] : []),
  ];
};

const isHeldInPart = ({ history, standing }: CouncilMeasures): boolean =>
  history === 'partial' && standing === 'in-force';

/** Something of the regime that nobody can tell, whichever of its measures it would be. */
const ofRegime = (
  { regime, restsOn }: CouncilMeasures,
  reason: 'measure-not-itemised' | 'origin-missing',
  atMost: Verdict = 'prohibited',
): Finding => {
  const doubt: Undetermined = {
    list: sanctionsRegimeStream(regime),
    provision: null,
    reason,
    stage: 'in-force',
    atMost,
    code: null,
    unless: [],
    ofMeasure: null,
    restsOn,
  };
  return {
    rule: null,
    undetermined: [doubt],
    missingFacts: reason === 'origin-missing' ? ['origin'] : [],
    contributes: milder('undetermined', atMost),
  };
};
