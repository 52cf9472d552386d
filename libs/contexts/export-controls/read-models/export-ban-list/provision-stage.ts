import type { RestsOn } from '@answers';
import type { ExportBanListFact, Provision } from '@contracts';
import {
  earlierFirst,
  startOf,
  type CalendarDate,
  type Instant,
  type Known,
  type LegalDay,
} from '@kernel';

import { earliest, type Act } from '../list-facts/act';
import { stageOf, type ListChange } from '../list-facts/list-change';
import { standingsOf } from './standings';
import { standingAt, type Standing, type Standings } from './suspension';

export type ProvisionStage = 'announced' | 'promulgated' | 'in-force' | 'suspended' | 'ended';

/** A provision of a list as it stands at one moment. */
export type ProvisionInTime = Readonly<{
  provision: string;
  stage: ProvisionStage;
  /** Who is bound, exporting from and to where: ISO 3166-1 alpha-2, or all. */
  origins: 'all' | readonly string[];
  destinations: 'all' | readonly string[];
  citation: string;
  effectiveOn: CalendarDate;
  effectiveFrom: Instant;
  suspendedUntil: CalendarDate | null;
  revivalUnconfirmed: boolean;
  /** Whether editions name all of its goods, so that "not listed" is an answer. */
  itemised: boolean;
  /** Whether an act changed the goods of the list after it had begun. */
  hasChanged: boolean;
  dependsOn: readonly string[];
  unless: readonly Readonly<{ kind: Unless['kind']; before: CalendarDate }>[];
  /** The change that founded it. */
  foundedBy: string;
  /** The changes on whose dates it depends where it stands. */
  changes: readonly string[];
  restsOn: readonly RestsOn[];
}>;

export type Unless = Provision['unless'][number];

/** The change that founded a list. */
export type Founding = ListChange & Readonly<{ act: Act }>;

/** All that is known of a provision. */
export type ProvisionHistory = Readonly<{
  act: Provision;
  effectiveFrom: Instant;
  effectiveOn: CalendarDate;
  /** The founding act, which the provision is a part of. */
  founding: Founding;
  standings: Standings;
  changes: readonly string[];
}>;

type Facts = readonly Known<ExportBanListFact>[];

/** By first day of effect, then citation. */
export const provisionsIn = (
  provisions: readonly Provision[],
  founding: Founding,
  { facts, changes }: Readonly<{ facts: Facts; changes: readonly ListChange[] }>,
): readonly ProvisionHistory[] => {
  const first = earliest(provisions.map(({ effectiveOn }) => effectiveOn));
  return provisions
    .map((act): ProvisionHistory => {
      const { changes: touching, ...standings } = standingsOf(act.provision, facts, changes);
      const day = dayOfEffect(act, first, founding);
      return {
        act,
        effectiveFrom: startOf(day),
        effectiveOn: day.value,
        founding,
        standings,
        changes: [founding.changeId, ...touching],
      };
    })
    .sort(inOrder);
};

/** An adopted date of the founding act is that of the provisions with which the list began. */
const dayOfEffect = (
  { effectiveOn }: Provision,
  first: LegalDay | undefined,
  { adoptedDay }: ListChange,
): LegalDay => (adoptedDay && effectiveOn.value === first?.value ? adoptedDay : effectiveOn);

const inOrder = (a: ProvisionHistory, b: ProvisionHistory): number =>
  earlierFirst(a.effectiveFrom, b.effectiveFrom) ||
  earlierFirst(a.act.citation, b.act.citation) ||
  earlierFirst(a.act.provision, b.act.provision);

/** Nothing before anybody has heard of the list. */
export const provisionAt = (
  history: ProvisionHistory,
  at: Instant,
  goods: Pick<ProvisionInTime, 'itemised' | 'hasChanged'>,
): ProvisionInTime | undefined => {
  const { act, effectiveFrom, effectiveOn, founding, changes } = history;
  const standing = standingAt(at, history.standings);
  const stage = stageIn(history, standing, at);
  if (stage === null) return undefined;
  const { provision, origins, destinations, citation, dependsOn } = act;
  return {
    provision,
    stage,
    origins,
    destinations,
    citation,
    effectiveOn,
    effectiveFrom,
    suspendedUntil: standing.suspendedUntil,
    revivalUnconfirmed: standing.revivalUnconfirmed,
    itemised: act.itemised && goods.itemised,
    hasChanged: goods.hasChanged,
    dependsOn,
    unless: act.unless.map(({ kind, before }) => ({ kind, before: before.value })),
    foundedBy: founding.changeId,
    changes,
    restsOn: [founding.act.restsOn, ...standing.restsOn],
  };
};

const stageIn = (
  { effectiveFrom, founding }: ProvisionHistory,
  { state }: Standing,
  at: Instant,
): ProvisionStage | null => {
  if (state !== 'standing') return state;
  if (effectiveFrom <= at) return 'in-force';
  // The list may be in force by another provision: this one is still to come.
  const stage = stageOf(founding, at);
  return stage === 'in-force' ? 'promulgated' : stage;
};
