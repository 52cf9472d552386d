import { sanctionsRegimeStream } from '@contracts';
import { startOf } from '@kernel';

import { coveringCodes, describe, type Good } from '../answers/goods-code';
import { incompleteOf } from '../answers/coverage';
import type { ListAt } from '../answers/list-at';
import { incompleteOfRegime } from '../council-measure/regime-coverage';
import type { RegimeAt } from '../council-measure/regimes-at';
import { canBind } from '../council-measure/shipment-reach';
import type { ProvisionInTime } from '../export-ban-list/provision-stage';
import type { ListedGood } from '../listed-good/listed-good.timeline';
import { concerns, type ExportQuestion } from './export-question';
import type { Finding, Rule, Undetermined } from './finding';
import { goodOnList } from './good-on-list';
import { notHeldFor, type ListNotHeld } from './lists-not-held';
import { measuresOnGood } from './measures-on-good';
import { couldBind, notConsultedRegime, unheldFindings, type UnheldRegime } from './unheld-regimes';
import { gravest, graverFirst, verdictOf, type Verdict } from './verdict';
import { weigh, type Case, type Unnamed } from './weigh';

/** A list that is held, at its own moment, and what it knows of the goods asked for. */
export type HeldList = ListAt & Readonly<{ goods: readonly ListedGood[] }>;

/** Everything that is held and could bind a shipment, and the regimes that are known not to be. */
export type Held = Readonly<{
  lists: readonly HeldList[];
  regimes: readonly RegimeAt[];
  unheld: readonly UnheldRegime[];
}>;

export type Consulted = Readonly<{
  /** `us-chpl`, or `sanctions-regime/1718`. */
  list: string;
  /** Null where nothing has taken effect yet, and of a regime, which has none. */
  edition: string | null;
  coverage: 'complete' | 'incomplete';
  incomplete: readonly string[];
  /** Whether it can bind this shipment at all. */
  concerns: boolean;
}>;

export type GoodAnswer = ExportQuestion &
  Readonly<{
    /** `hs2022:854231`. */
    goods: string;
    description: string;
    verdict: Verdict;
    rules: readonly Rule[];
    undetermined: readonly Undetermined[];
    missingFacts: readonly string[];
    consulted: readonly Consulted[];
    notConsulted: readonly ListNotHeld[];
  }>;

/** May this good go there? Every rule that is held says its word; the gravest is the verdict. */
export const exportCheck = (
  good: Good,
  question: ExportQuestion,
  { lists, regimes, unheld }: Held,
): GoodAnswer => {
  const findings = [
    ...lists.flatMap((list) => findingsOf(good, question, list)),
    ...regimes.flatMap(({ regime }) => measuresOnGood(good, question, regime)),
    ...unheld.flatMap((regime) => unheldFindings(regime, question)),
  ];
  return {
    goods: `${good.codeSystem}:${good.code}`,
    description: describe(good),
    ...question,
    verdict: gravest(findings.map(({ contributes }) => contributes)),
    rules: findings
      .flatMap(({ rule }) => rule ?? [])
      .sort((a, b) => graverFirst(a.contributes, b.contributes)),
    undetermined: findings
      .flatMap(({ undetermined }) => undetermined)
      .sort((a, b) => graverFirst(a.atMost, b.atMost)),
    missingFacts: [...new Set(findings.flatMap(({ missingFacts }) => missingFacts))].sort(),
    consulted: [
      ...lists.map((list) => consulted(list, question)),
      ...regimes.map((regime) => consultedRegime(regime, question)),
    ],
    notConsulted: [
      ...unheld.filter((regime) => couldBind(regime, question)).map(notConsultedRegime),
      ...notHeldFor(question.origin),
    ],
  };
};

const findingsOf = (good: Good, question: ExportQuestion, list: HeldList): readonly Finding[] => [
  ...beforeCoverage(question, list),
  ...list.list.provisions
    .filter((provision) => concerns(provision, question))
    .flatMap((provision) => provisionFindings({ listAt: list, provision, good, question }, list)),
];

/** What a list said before it is held from, nobody here knows; it need not have been silent. */
const beforeCoverage = (question: ExportQuestion, { at, list }: ListAt): readonly Finding[] => {
  if (!list.heldFrom || at >= startOf(list.heldFrom) || !concerns(list, question)) return [];
  const doubt: Undetermined = {
    list: list.list,
    provision: null,
    reason: 'before-coverage',
    stage: null,
    atMost: verdictOf(list),
    code: null,
    unless: [],
    ofMeasure: null,
    restsOn: list.restsOn,
  };
  return [{ rule: null, undetermined: [doubt], missingFacts: [], contributes: 'undetermined' }];
};

const provisionFindings = (inCase: Case, { goods }: HeldList): readonly Finding[] => {
  const { listAt, provision, good } = inCase;
  const codes = coveringCodes(good);
  const named = goods
    .filter((listed) => listed.provision === provision.provision && codes.includes(listed.code))
    .flatMap((listed) => goodOnList(listed, listAt) ?? []);
  const isListed = named.some(({ stage }) => stage === 'on-list');
  const unnamed = isListed ? [] : unnamedIn(provision, listAt);
  return [...named, ...unnamed].map((candidate) => weigh(inCase, candidate));
};

/**
 * How a good may be on a list that does not name it: on it already, where the provision is known by
 * count only; or by a pending change of which no edition tells the goods. The former hides the
 * latter, being the graver of the two.
 */
const unnamedIn = (provision: ProvisionInTime, { list }: ListAt): readonly Unnamed[] => {
  if (provision.stage === 'ended') return [];
  if (!provision.itemised) return [{ stage: 'on-list' }];
  const named = [...list.itemisedChanges, ...list.drafts]
    .filter((goods) => goods.provision === provision.provision)
    .map(({ changeId }) => changeId);
  const growing = list.pending.find(
    ({ kind, changeId }) => GROWTH.includes(kind) && !named.includes(changeId),
  );
  return growing ? [{ stage: growing.stage }] : [];
};

const GROWTH: readonly string[] = ['expansion', 'rebasing'];

const consulted = (listAt: ListAt, question: ExportQuestion): Consulted => {
  const { list, edition } = listAt.list;
  const incomplete = incompleteOf(listAt).map(({ reason }) => reason);
  return { list, edition, ...coverage(incomplete), concerns: concerns(listAt.list, question) };
};

const consultedRegime = (regimeAt: RegimeAt, question: ExportQuestion): Consulted => {
  const { regime } = regimeAt;
  const incomplete = incompleteOfRegime(regimeAt).map(({ reason }) => reason);
  return {
    list: sanctionsRegimeStream(regime.regime),
    edition: null,
    ...coverage(incomplete),
    concerns: canBind(regime.territories, question),
  };
};

const coverage = (incomplete: readonly string[]): Pick<Consulted, 'coverage' | 'incomplete'> => ({
  coverage: incomplete.length === 0 ? 'complete' : 'incomplete',
  incomplete,
});
