import type { ShowSources } from '../answers/evidence-shown';
import { stated } from '../answers/shown-date';
import type { RestsOn } from '../list-facts/rests-on';
import type { GoodAnswer } from './export-check';
import type { Rule, Undetermined } from './finding';

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

const shownRule = ({ restsOn, itemNo, tier, validFrom, ...rule }: Rule, sources: ShowSources) => ({
  ...rule,
  ...stated('itemNo', itemNo),
  ...stated('tier', tier),
  ...stated('validFrom', validFrom),
  ...sources(restsOn),
});

const shownDoubt = (
  { restsOn, provision, stage, code, ...doubt }: Undetermined,
  sources: ShowSources,
) => ({
  ...doubt,
  ...stated('provision', provision),
  ...stated('stage', stage),
  ...stated('code', code),
  ...sources(restsOn),
});

export const citedByCheck = ({ rules, undetermined }: GoodAnswer): readonly RestsOn[] =>
  [...rules, ...undetermined].flatMap(({ restsOn }) => restsOn);
