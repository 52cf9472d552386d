import type { DevelopmentFact } from '@contracts';

export type DevelopmentKind =
  'treaty' | 'allegation' | 'position' | 'policy' | 'incompatibility' | 'question';

/**
 * What decisions need to know of a development's past: all of it, in the order in which it became
 * known. A development has a handful of facts, and each rule asks for other ones.
 */
export type Development = readonly DevelopmentFact[];

/** Applies a fact. No rule lives here: history is never refused. */
export const evolve = (development: Development, fact: DevelopmentFact): Development => [
  ...development,
  fact,
];

type SaidBy<Type extends DevelopmentFact['type']> = Extract<
  DevelopmentFact,
  { type: Type }
>['data'];

export const said = <Type extends DevelopmentFact['type']>(
  development: Development,
  type: Type,
): readonly SaidBy<Type>[] =>
  // A fact's type says what its data is; the compiler does not follow it through a filter.
  development.filter((fact) => fact.type === type).map(({ data }) => data) as SaidBy<Type>[];

/** The kind of a development is that of the fact which founds it; the others need one that did. */
const FOUNDED_BY: Readonly<Record<DevelopmentFact['type'], DevelopmentKind | null>> = {
  TreatySigned: 'treaty',
  ViolationAlleged: 'allegation',
  // What somebody shows needs nobody who accuses.
  EvidenceReported: 'allegation',
  PositionDeclared: 'position',
  ArmsSupplyPolicyReassessed: 'policy',
  IncompatibilityAsserted: 'incompatibility',
  InspectionQuestionOpened: 'question',
  TreatyTextPublished: null,
  TreatyRatified: null,
  TreatyEnteredIntoForce: null,
  TreatyTerminated: null,
  ViolationDenied: null,
  InspectionQuestionAnswered: null,
  DateClaimed: null,
  DateAdopted: null,
  StatusConfirmed: null,
};

/** Null where nothing founds it: nothing is known, or its founding fact was retracted. */
export const kindOf = (development: Development): DevelopmentKind | null =>
  development.map(({ type }) => FOUNDED_BY[type]).find((kind) => kind !== null) ?? null;
