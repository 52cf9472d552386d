import type { DevelopmentFact, EveryStreamFact } from '@contracts';
import type { LegalDate } from '@kernel';

/** What somebody did or said; not what was said about its dates, and not that somebody looked. */
export type DevelopmentAct = Exclude<DevelopmentFact, EveryStreamFact>;

export type ActName = DevelopmentAct['type'];

export type ActOf<Type extends ActName> = Extract<DevelopmentAct, { type: Type }>;

export const DEVELOPMENT_KINDS = [
  'treaty',
  'allegation',
  'position',
  'policy',
  'incompatibility',
  'question',
] as const;

export type DevelopmentKind = (typeof DEVELOPMENT_KINDS)[number];

type Meaning<Act extends DevelopmentAct> = Readonly<{
  kind: DevelopmentKind;
  /**
   * `founds`: without such an act there is nothing. `begins`: that it happened says that the
   * development was there. `follows`: it counts from when the development is there.
   */
  role: 'founds' | 'begins' | 'follows';
  /** An act that means nothing without this one, and nothing before it. */
  needs?: ActName;
  /** Which of two acts of one moment decides what is said last: the one with more weight. */
  weight: number;
  /** The date's name in the fact. */
  field: string;
  date: (data: Act['data']) => LegalDate;
  /** Whose act it is. */
  by: (data: Act['data']) => readonly string[];
}>;

/** What each act means. A new one breaks the build until it has a meaning. */
export const ACTS: { readonly [Type in ActName]: Meaning<ActOf<Type>> } = {
  TreatySigned: {
    ...{ kind: 'treaty', role: 'founds', weight: 1, field: 'signedOn' },
    date: ({ signedOn }) => signedOn,
    by: ({ parties }) => parties,
  },
  // A text may be public before anybody has signed it.
  TreatyTextPublished: {
    ...{ kind: 'treaty', role: 'follows', weight: 0, field: 'publishedOn' },
    date: ({ publishedOn }) => publishedOn,
    by: ({ publishedBy }) => [publishedBy],
  },
  TreatyRatified: {
    ...{ kind: 'treaty', role: 'begins', weight: 2, field: 'ratifiedOn' },
    date: ({ ratifiedOn }) => ratifiedOn,
    by: ({ party }) => [party],
  },
  TreatyEnteredIntoForce: {
    ...{ kind: 'treaty', role: 'begins', weight: 3, field: 'inForceOn' },
    date: ({ inForceOn }) => inForceOn,
    by: () => [],
  },
  TreatyTerminated: {
    ...{ kind: 'treaty', role: 'begins', weight: 4, field: 'endedFrom' },
    date: ({ endedFrom }) => endedFrom,
    by: () => [],
  },
  ViolationAlleged: {
    ...{ kind: 'allegation', role: 'founds', weight: 1, field: 'allegedOn' },
    date: ({ allegedOn }) => allegedOn,
    by: ({ accusers }) => accusers,
  },
  EvidenceReported: {
    ...{ kind: 'allegation', role: 'founds', weight: 0, field: 'reportedOn' },
    date: ({ reportedOn }) => reportedOn,
    by: ({ reportedBy }) => [reportedBy],
  },
  ViolationDenied: {
    ...{ kind: 'allegation', role: 'follows', needs: 'ViolationAlleged' },
    ...{ weight: 2, field: 'deniedOn' },
    date: ({ deniedOn }) => deniedOn,
    by: ({ deniedBy }) => deniedBy,
  },
  IncompatibilityAsserted: {
    ...{ kind: 'incompatibility', role: 'founds', weight: 1, field: 'assertedOn' },
    date: ({ assertedOn }) => assertedOn,
    by: ({ assertedBy }) => [assertedBy],
  },
  PositionDeclared: {
    ...{ kind: 'position', role: 'founds', weight: 1, field: 'declaredOn' },
    date: ({ declaredOn }) => declaredOn,
    by: ({ actor }) => [actor],
  },
  ArmsSupplyPolicyReassessed: {
    ...{ kind: 'policy', role: 'founds', weight: 1, field: 'reassessedOn' },
    date: ({ reassessedOn }) => reassessedOn,
    by: ({ actor }) => [actor],
  },
  InspectionQuestionOpened: {
    ...{ kind: 'question', role: 'founds', weight: 1, field: 'openedOn' },
    date: ({ openedOn }) => openedOn,
    by: () => [],
  },
  InspectionQuestionAnswered: {
    ...{ kind: 'question', role: 'follows', needs: 'InspectionQuestionOpened' },
    ...{ weight: 2, field: 'answeredOn' },
    date: ({ answeredOn }) => answeredOn,
    by: () => [],
  },
};

export const isAct = (fact: DevelopmentFact): fact is DevelopmentAct =>
  Object.hasOwn(ACTS, fact.type);

export const meaningOf = <Act extends DevelopmentAct>({ type }: Act): Meaning<Act> =>
  // The table pairs each type with its own meaning; a union cannot say so.
  ACTS[type] as unknown as Meaning<Act>;
