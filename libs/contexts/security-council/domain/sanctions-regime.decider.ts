import type { SanctionsRegimeFact } from '@contracts';
import type { Decider, Instant } from '@kernel';

import * as dates from './dates.decision';
import { establish } from './establishment.decision';
import * as mandates from './mandates.decision';
import * as measures from './measures.decision';
import {
  evolve,
  NOTHING_KNOWN,
  type EstablishedRegime,
  type SanctionsRegime,
} from './sanctions-regime';
import type { AskedFor, CommandName, SanctionsRegimeCommand } from './sanctions-regime.commands';
import { UnknownRegime } from './sanctions-regime.errors';
import { confirmStatus } from './status.decision';
import * as turns from './turns.decision';
import * as votes from './votes.decision';
import { requireCouncilZone } from './zones';

type Decision = readonly SanctionsRegimeFact[];
type Amending = Exclude<CommandName, 'EstablishSanctionsRegime'>;

/** Their dates are of the place that the fact is about: each decision looks for itself. */
const ELSEWHERE: readonly CommandName[] = [
  'EstablishAlternativeMonitoring',
  'ClaimDate',
  'AdoptDate',
];

const decide = (command: SanctionsRegimeCommand, regime: SanctionsRegime): Decision => {
  if (!ELSEWHERE.includes(command.type)) requireCouncilZone(command.data);
  if (command.type === 'EstablishSanctionsRegime') return establish(command.data, regime);
  if (regime.status === 'unknown') throw new UnknownRegime(command.regime);
  return amend(command, regime);
};

const amend = <Name extends Amending>(
  { type, data, askedAt }: SanctionsRegimeCommand<Name>,
  regime: EstablishedRegime,
): Decision => decisions[type](data, regime, askedAt);

const decisions: {
  [Name in Amending]: (
    asked: AskedFor[Name],
    regime: EstablishedRegime,
    askedAt: Instant | undefined,
  ) => Decision;
} = {
  TableDraft: votes.tableDraft,
  RecordAdoption: votes.recordAdoption,
  RecordVeto: votes.recordVeto,
  RecordFailure: votes.recordFailure,
  EstablishMandate: mandates.establishMandate,
  ExtendMandate: mandates.extendMandate,
  RecordMandateExpiry: mandates.recordMandateExpiry,
  EstablishAlternativeMonitoring: mandates.establishAlternativeMonitoring,
  ImposeMeasure: measures.imposeMeasure,
  EaseMeasure: measures.easeMeasure,
  RecordMeasureExpiry: measures.recordMeasureExpiry,
  TerminateSanctionsRegime: turns.terminate,
  ReinstateSanctionsRegime: turns.reinstate,
  ContestLegalStatus: turns.contest,
  ClaimDate: dates.claimDate,
  AdoptDate: dates.adoptDate,
  ConfirmStatus: confirmStatus,
};

/** The rules by which a regime's stream grows. Time and ids arrive in the command. */
export const sanctionsRegime: Decider<
  SanctionsRegime,
  SanctionsRegimeCommand,
  SanctionsRegimeFact
> = { initialState: NOTHING_KNOWN, decide, evolve };
