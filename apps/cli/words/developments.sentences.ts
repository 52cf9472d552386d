import type { DevelopmentFact, EveryStreamFact } from '@contracts';

import { day, named, type Sentences } from './sentences';

export const developments: Sentences<Exclude<DevelopmentFact, EveryStreamFact>> = {
  TreatySigned: ({ title, parties, signedOn, signedIn }) =>
    `${title} signed by ${named(parties)} on ${day(signedOn)}${signedIn ? ` in ${signedIn}` : ''}`,
  TreatyTextPublished: ({ publishedBy, articleCount, summary }) =>
    `Text published by ${publishedBy}${articlesOf(articleCount)}: ${summary}`,
  TreatyRatified: ({ party, by, ratifiedOn }) =>
    `Ratified by ${party} (${by}) on ${day(ratifiedOn)}`,
  TreatyEnteredIntoForce: ({ inForceOn, by }) => `In force from ${day(inForceOn)} on: ${by}`,
  TreatyTerminated: ({ endedFrom, because, replacedBy }) =>
    `Ended, ${day(endedFrom)}: ${because}${replacedBy ? ` (replaced by ${replacedBy})` : ''}`,
  ViolationAlleged: ({ accusers, accused, allegation }) =>
    `${named(accusers)} accuse ${named(accused)}: ${allegation}`,
  EvidenceReported: ({ reportedBy, finding }) => `${reportedBy} reports: ${finding}`,
  ViolationDenied: ({ deniedBy, denial }) => `${named(deniedBy)} deny: ${denial}`,
  IncompatibilityAsserted: ({ assertedBy, text, incompatibleWith }) =>
    `${assertedBy}: ${text} cannot stand beside ${incompatibleWith}`,
  PositionDeclared: ({ actor, office, stance, statement }) =>
    `${speaker(actor, office)} (${stance}): ${statement}`,
  ArmsSupplyPolicyReassessed: ({ actor, office, recipient, from, to }) =>
    `${speaker(actor, office)} on arms for ${recipient}: ${from ? `${from} → ` : ''}${to}`,
  InspectionQuestionOpened: ({ regime }) => `Who inspects regime ${regime} instead?`,
  InspectionQuestionAnswered: ({ regime, body }) => `Regime ${regime} is watched by the ${body}`,
};

const speaker = (actor: string, office: string | null): string =>
  office === null ? actor : `${actor}, ${office}`;

const articlesOf = (count: number | null): string =>
  count === null ? '' : `, ${String(count)} articles`;
