import type { EveryStreamFact } from '../every-stream';
import type {
  EvidenceReported,
  IncompatibilityAsserted,
  ViolationAlleged,
  ViolationDenied,
} from './allegation';
import type { InspectionQuestionAnswered, InspectionQuestionOpened } from './inspection-question';
import type { ArmsSupplyPolicyReassessed, PositionDeclared } from './position';
import type {
  TreatyEnteredIntoForce,
  TreatyRatified,
  TreatySigned,
  TreatyTerminated,
  TreatyTextPublished,
} from './treaty';

export * from './allegation';
export * from './inspection-question';
export * from './position';
export * from './treaty';

/** What a development's stream holds. A new member breaks the build until every fold reads it. */
export type DevelopmentFact =
  | TreatySigned
  | TreatyTextPublished
  | TreatyRatified
  | TreatyEnteredIntoForce
  | TreatyTerminated
  | ViolationAlleged
  | EvidenceReported
  | ViolationDenied
  | IncompatibilityAsserted
  | PositionDeclared
  | ArmsSupplyPolicyReassessed
  | InspectionQuestionOpened
  | InspectionQuestionAnswered
  | EveryStreamFact;
