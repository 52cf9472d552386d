import type { Good } from '../answers/goods-code';
import type { ListAt } from '../answers/list-at';
import type { ProvisionInTime } from '../export-ban-list/provision-stage';
import { lacksOrigin, type ExportQuestion } from './export-question';
import type { Doubt, Finding, Rule } from './finding';
import type { GoodOnList } from './good-on-list';
import { clausesOf, factsAskedFor, isReleased, type Clause } from './transition-clauses';
import { gravest, milder, verdictOf, type Verdict } from './verdict';

/** One provision of one list against one good, and what the exporter said. */
export type Case = Readonly<{
  listAt: ListAt;
  provision: ProvisionInTime;
  good: Good;
  question: ExportQuestion;
}>;

/** A good that a list names, or one that it may hold without naming it. */
export type Named = GoodOnList;
export type Unnamed = Readonly<{ stage: 'on-list' | 'promulgated' | 'announced' }>;

type Candidate = Named | Unnamed;

const isNamed = (candidate: Candidate): candidate is Named => 'listed' in candidate;

/** What the provision means for the good: its rule, what nobody can tell, and what it comes to. */
export const weigh = (inCase: Case, candidate: Candidate): Finding => {
  const { provision, question } = inCase;
  const unless = isOriginal(inCase, candidate) ? clausesOf(provision, question) : [];
  const released = isReleased(unless);
  const possible = atMost(inCase, candidate);
  const worst = released ? 'no-listed-control' : possible;
  // What has ended leaves nothing to doubt; what a clause releases would else be doubted.
  const doubts = possible === 'no-listed-control' ? [] : doubtsOf(inCase, candidate);
  const contributes = contributionOf({ inCase, candidate, worst, doubts, released });
  return {
    rule: ruleOf(inCase, candidate, { unless, contributes }),
    undetermined: doubts.map((reason) => ({
      list: inCase.listAt.list.list,
      provision: provision.provision,
      reason,
      stage: provision.stage,
      atMost: worst,
      code: isNamed(candidate) ? candidate.code : null,
      unless,
      ofMeasure: null,
      restsOn: provision.restsOn,
    })),
    missingFacts: contributes === 'no-listed-control' ? [] : factsMissing(inCase, unless),
    contributes,
  };
};

/**
 * A transition clause spares what was on its way, or agreed, when its provision began. Goods that
 * are added later became controlled on another day, and the act that adds them says anew what it
 * spares. No such clause is held, and the old one is not one for them: the rule stays. A good that
 * nobody names may be one of those as soon as the list has changed since.
 */
const isOriginal = ({ provision }: Case, candidate: Candidate): boolean => {
  if (!isNamed(candidate)) return candidate.stage === 'on-list' && !provision.hasChanged;
  const { changeId, from } = candidate.addedBy;
  return changeId === provision.foundedBy || (from !== null && from <= provision.effectiveFrom);
};

/** The gravest that can follow once every fact is known. */
const atMost = ({ listAt: { at, list }, provision }: Case, { stage }: Candidate): Verdict => {
  if (provision.stage === 'ended' || stage === 'off-list') return 'no-listed-control';
  if (provision.stage === 'suspended' && !provision.revivalUnconfirmed) return 'suspended';
  const holds = provision.effectiveFrom <= at && stage === 'on-list';
  return holds ? verdictOf(list) : 'pending';
};

const doubtsOf = ({ provision, question }: Case, candidate: Candidate): readonly Doubt[] => {
  const doubts: readonly (readonly [Doubt, boolean])[] = [
    ['revival-unconfirmed', provision.revivalUnconfirmed],
    ['origin-missing', lacksOrigin(provision, question)],
    ['missing-fact', provision.dependsOn.length > 0],
    ['not-itemised', !isNamed(candidate)],
  ];
  return doubts.filter(([, doubted]) => doubted).map(([doubt]) => doubt);
};

type Weighed = Readonly<{
  inCase: Case;
  candidate: Candidate;
  worst: Verdict;
  doubts: readonly Doubt[];
  released: boolean;
}>;

/**
 * Where nobody can tell, the answer is `undetermined`; but if the worst that could be true is
 * milder, it is that: whether or not the good is under a provision that is suspended within its
 * confirmed dates, or that has not begun, nothing graver can follow, and a doubt about it must not
 * look graver than the certainty would.
 *
 * A date in dispute makes an answer graver, never milder: what holds by the adopted date holds, and
 * what does not hold by it is `disputed` while another source says that it does.
 */
const contributionOf = ({ inCase, candidate, worst, doubts, released }: Weighed): Verdict => {
  if (released) return 'no-listed-control';
  const found = doubts.length > 0 ? milder('undetermined', worst) : worst;
  return isDisputed(inCase, candidate) ? gravest([found, 'disputed']) : found;
};

/** Only a rule that names the good can be in dispute for it. */
const isDisputed = ({ listAt: { list }, provision }: Case, candidate: Candidate): boolean =>
  isNamed(candidate) &&
  (candidate.disputed ||
    list.disputed.some(
      ({ changeId, field }) => field === 'effectiveOn' && provision.changes.includes(changeId),
    ));

const factsMissing = ({ provision, question }: Case, unless: readonly Clause[]) => [
  ...(lacksOrigin(provision, question) ? ['origin'] : []),
  ...provision.dependsOn,
  ...factsAskedFor(unless),
];

const ruleOf = (
  inCase: Case,
  candidate: Candidate,
  { unless, contributes }: Pick<Rule, 'unless' | 'contributes'>,
): Rule | null => {
  if (!isNamed(candidate)) return null;
  const { listAt, provision, good } = inCase;
  const { code, listed, from } = candidate;
  return {
    list: listAt.list.list,
    provision: provision.provision,
    controlType: listAt.list.controlType,
    code,
    matched: code === good.code ? 'exact' : 'prefix',
    ...listed,
    stage: stageOf(provision, candidate),
    disputed: isDisputed(inCase, candidate),
    validFrom: from && later(from, provision.effectiveFrom),
    citation: provision.citation,
    unless,
    contributes,
    ofMeasure: null,
    restsOn: [...provision.restsOn, ...candidate.restsOn],
  };
};

/** A good that is still to come stands no further than it has come, whatever its provision does. */
const stageOf = ({ stage }: ProvisionInTime, candidate: Named): Rule['stage'] =>
  stage === 'in-force' && (candidate.stage === 'promulgated' || candidate.stage === 'announced')
    ? candidate.stage
    : stage;

const later = (one: string, other: string): string => (one > other ? one : other);
