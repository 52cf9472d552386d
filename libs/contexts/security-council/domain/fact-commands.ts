import type { SanctionsRegimeFact } from '@contracts';
import type { Instant } from '@kernel';

import type { CommandName, SanctionsRegimeCommand } from './sanctions-regime.commands';

/** The command that asks for a fact. What has none here is no one's to record by hand. */
const ASKED_BY = {
  SanctionsRegimeEstablished: 'EstablishSanctionsRegime',
  DraftResolutionTabled: 'TableDraft',
  ResolutionAdopted: 'RecordAdoption',
  DraftResolutionVetoed: 'RecordVeto',
  DraftResolutionFailed: 'RecordFailure',
  MonitoringMandateEstablished: 'EstablishMandate',
  MonitoringMandateExtended: 'ExtendMandate',
  MonitoringMandateExpired: 'RecordMandateExpiry',
  AlternativeMonitoringEstablished: 'EstablishAlternativeMonitoring',
  SanctionsMeasureImposed: 'ImposeMeasure',
  SanctionsMeasureEased: 'EaseMeasure',
  SanctionsMeasureExpired: 'RecordMeasureExpiry',
  SanctionsRegimeTerminated: 'TerminateSanctionsRegime',
  SanctionsRegimeReinstated: 'ReinstateSanctionsRegime',
  LegalStatusContested: 'ContestLegalStatus',
  DateClaimed: 'ClaimDate',
  DateAdopted: 'AdoptDate',
  StatusConfirmed: 'ConfirmStatus',
} as const satisfies Partial<Record<SanctionsRegimeFact['type'], CommandName>>;

type AskedFor = keyof typeof ASKED_BY;

/** Not the block: it comes with the veto. */
export type PostableFact = Extract<SanctionsRegimeFact, { type: AskedFor }>;

export const isPostable = (type: string): type is AskedFor => Object.hasOwn(ASKED_BY, type);

export const commandFor = (
  regime: string,
  { type, data }: PostableFact,
  askedAt?: Instant,
): SanctionsRegimeCommand =>
  // The table pairs each fact with the command of its own words; a union cannot say so.
  ({ type: ASKED_BY[type], regime, data, askedAt }) as SanctionsRegimeCommand;
