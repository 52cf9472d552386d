import type { DevelopmentFact } from '@contracts';
import type { Decider, Instant } from '@kernel';

import * as allegation from './allegation.decision';
import * as dates from './dates.decision';
import { evolve, type Development } from './development';
import type { AskedFor, CommandName, DevelopmentCommand } from './development.commands';
import * as question from './inspection-question.decision';
import { requireHappened } from './not-yet-happened';
import * as statement from './statement.decision';
import { confirmStatus } from './status.decision';
import * as treaty from './treaty.decision';

const decide = <Name extends CommandName>(
  { type, data, askedAt }: DevelopmentCommand<Name>,
  development: Development,
): readonly DevelopmentFact[] => {
  const decided = decisions[type](data, development, askedAt);
  if (decided.length > 0) requireHappened(data, askedAt);
  return decided;
};

const decisions: {
  [Name in CommandName]: (
    asked: AskedFor[Name],
    development: Development,
    askedAt: Instant | undefined,
  ) => readonly DevelopmentFact[];
} = {
  SignTreaty: treaty.sign,
  PublishTreatyText: treaty.publishText,
  RatifyTreaty: treaty.ratify,
  EnterTreatyIntoForce: treaty.enterIntoForce,
  TerminateTreaty: treaty.terminate,
  AllegeViolation: allegation.allege,
  ReportEvidence: allegation.reportEvidence,
  DenyViolation: allegation.deny,
  AssertIncompatibility: statement.assertIncompatibility,
  DeclarePosition: statement.declarePosition,
  ReassessArmsSupplyPolicy: statement.reassessPolicy,
  OpenInspectionQuestion: question.openQuestion,
  AnswerInspectionQuestion: question.answerQuestion,
  ClaimDate: dates.claimDate,
  AdoptDate: dates.adoptDate,
  ConfirmStatus: confirmStatus,
};

/** The rules by which a development's stream grows. Time, ids and bytes arrive in the command. */
export const developmentDecider: Decider<Development, DevelopmentCommand, DevelopmentFact> = {
  initialState: [],
  decide,
  evolve,
};
