import { type RestsOn, type ShowSources, stated, statedDate } from '@answers';

import type { EasedBy } from '../council-measure/council-measures';
import type { GoodAnswer } from './export-check';
import type { OfMeasure, Rule, Undetermined } from './finding';

export type ShownCheck = ReturnType<typeof shownCheck>;

export const shownCheck = (answer: GoodAnswer, sources: ShowSources) => ({
  goods: answer.goods,
  description: answer.description,
  destination: answer.destination,
  ...stated('origin', answer.origin),
  ...stated('contractedOn', answer.contractedOn),
  ...stated('departsOn', answer.departsOn),
  verdict: answer.verdict,
  rules: answer.rules.map((rule) => shownRule(rule, sources)),
  undetermined: answer.undetermined.map((doubt) => shownDoubt(doubt, sources)),
  missingFacts: answer.missingFacts,
  consulted: answer.consulted,
  notConsulted: answer.notConsulted,
});

const shownRule = (
  { restsOn, itemNo, tier, validFrom, ofMeasure, ...rule }: Rule,
  sources: ShowSources,
) => ({
  ...rule,
  ...(ofMeasure && shownMeasure(ofMeasure)),
  ...stated('itemNo', itemNo),
  ...stated('tier', tier),
  ...stated('validFrom', validFrom),
  ...sources(restsOn),
});

const shownDoubt = (
  { restsOn, provision, stage, code, ofMeasure, ...doubt }: Undetermined,
  sources: ShowSources,
) => ({
  ...doubt,
  ...(ofMeasure && shownMeasure(ofMeasure)),
  ...stated('provision', provision),
  ...stated('stage', stage),
  ...stated('code', code),
  ...sources(restsOn),
});

const shownMeasure = ({ cap, endsOn, exemptions, easings, ...measure }: OfMeasure) => ({
  ...measure,
  ...stated('cap', cap),
  ...statedDate('endsOn', endsOn),
  exemptions: exemptions.map(shownEasing),
  easings: easings.map(shownEasing),
});

const shownEasing = ({ scope, easedBy, paragraph }: EasedBy) => ({
  scope,
  easedBy,
  ...stated('paragraph', paragraph),
});

export const citedByCheck = ({ rules, undetermined }: GoodAnswer): readonly RestsOn[] =>
  [...rules, ...undetermined].flatMap(({ restsOn }) => restsOn);
