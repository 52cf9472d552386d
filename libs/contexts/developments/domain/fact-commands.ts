import type { DevelopmentFact } from '@contracts';
import type { Instant } from '@kernel';

import type { CommandName, DevelopmentCommand } from './development.commands';

/** The command that asks for a fact. What has none here is no one's to record by hand. */
const ASKED_BY = {
  TreatySigned: 'SignTreaty',
  TreatyTextPublished: 'PublishTreatyText',
  TreatyRatified: 'RatifyTreaty',
  TreatyEnteredIntoForce: 'EnterTreatyIntoForce',
  TreatyTerminated: 'TerminateTreaty',
  ViolationAlleged: 'AllegeViolation',
  EvidenceReported: 'ReportEvidence',
  ViolationDenied: 'DenyViolation',
  IncompatibilityAsserted: 'AssertIncompatibility',
  PositionDeclared: 'DeclarePosition',
  ArmsSupplyPolicyReassessed: 'ReassessArmsSupplyPolicy',
  DateClaimed: 'ClaimDate',
  DateAdopted: 'AdoptDate',
  StatusConfirmed: 'ConfirmStatus',
} as const satisfies Partial<Record<DevelopmentFact['type'], CommandName>>;

type AskedFor = keyof typeof ASKED_BY;

/** Not the inspection questions: those are reactions. */
export type PostableFact = Extract<DevelopmentFact, { type: AskedFor }>;

export const isPostable = (type: string): type is AskedFor => Object.hasOwn(ASKED_BY, type);

export const commandFor = ({ type, data }: PostableFact, askedAt?: Instant): DevelopmentCommand =>
  // The table pairs each fact with the command of its own words; a union cannot say so.
  ({ type: ASKED_BY[type], data, askedAt }) as DevelopmentCommand;
