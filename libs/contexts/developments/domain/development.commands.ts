import type {
  ArmsSupplyPolicyReassessed,
  DateAdopted,
  DateClaimed,
  EvidenceReported,
  IncompatibilityAsserted,
  InspectionQuestionAnswered,
  InspectionQuestionOpened,
  PositionDeclared,
  StatusConfirmed,
  TreatyEnteredIntoForce,
  TreatyRatified,
  TreatySigned,
  TreatyTerminated,
  TreatyTextPublished,
  ViolationAlleged,
  ViolationDenied,
} from '@contracts';
import type { Instant } from '@kernel';

/** Each asks for the fact that its name says, with that fact's own words. */
export type AskedFor = Readonly<{
  SignTreaty: TreatySigned['data'];
  PublishTreatyText: TreatyTextPublished['data'];
  RatifyTreaty: TreatyRatified['data'];
  EnterTreatyIntoForce: TreatyEnteredIntoForce['data'];
  TerminateTreaty: TreatyTerminated['data'];
  AllegeViolation: ViolationAlleged['data'];
  ReportEvidence: EvidenceReported['data'];
  DenyViolation: ViolationDenied['data'];
  AssertIncompatibility: IncompatibilityAsserted['data'];
  DeclarePosition: PositionDeclared['data'];
  ReassessArmsSupplyPolicy: ArmsSupplyPolicyReassessed['data'];
  OpenInspectionQuestion: InspectionQuestionOpened['data'];
  AnswerInspectionQuestion: InspectionQuestionAnswered['data'];
  ClaimDate: DateClaimed['data'];
  AdoptDate: DateAdopted['data'];
  ConfirmStatus: StatusConfirmed['data'];
}>;

export type CommandName = keyof AskedFor;

/** `DevelopmentCommand<'ClaimDate'>` is that command; without a name it is any of them. */
export type DevelopmentCommand<Name extends CommandName = CommandName> = {
  [Each in Name]: Readonly<{
    type: Each;
    data: AskedFor[Each];
    /** None where a fact was said before: it ships with the product, or comes back. */
    askedAt?: Instant | undefined;
  }>;
}[Name];
