import type {
  AlternativeMonitoringEstablished,
  DateAdopted,
  DateClaimed,
  DraftResolutionFailed,
  DraftResolutionTabled,
  DraftResolutionVetoed,
  LegalStatusContested,
  MonitoringMandateEstablished,
  MonitoringMandateExpired,
  MonitoringMandateExtended,
  ResolutionAdopted,
  SanctionsMeasureEased,
  SanctionsMeasureExpired,
  SanctionsMeasureImposed,
  SanctionsRegimeEstablished,
  SanctionsRegimeReinstated,
  SanctionsRegimeTerminated,
  StatusConfirmed,
} from '@contracts';
import type { Instant } from '@kernel';

/** Each asks for the fact that its name says, with that fact's own words. */
export type AskedFor = Readonly<{
  EstablishSanctionsRegime: SanctionsRegimeEstablished['data'];
  TableDraft: DraftResolutionTabled['data'];
  /** Extends the mandate, too, where it proposes to and one is on record. */
  RecordAdoption: ResolutionAdopted['data'];
  /** Blocks the inspection, too, where a mandate on record would have been extended. */
  RecordVeto: DraftResolutionVetoed['data'];
  RecordFailure: DraftResolutionFailed['data'];
  EstablishMandate: MonitoringMandateEstablished['data'];
  ExtendMandate: MonitoringMandateExtended['data'];
  RecordMandateExpiry: MonitoringMandateExpired['data'];
  EstablishAlternativeMonitoring: AlternativeMonitoringEstablished['data'];
  ImposeMeasure: SanctionsMeasureImposed['data'];
  EaseMeasure: SanctionsMeasureEased['data'];
  RecordMeasureExpiry: SanctionsMeasureExpired['data'];
  TerminateSanctionsRegime: SanctionsRegimeTerminated['data'];
  ReinstateSanctionsRegime: SanctionsRegimeReinstated['data'];
  ContestLegalStatus: LegalStatusContested['data'];
  ClaimDate: DateClaimed['data'];
  AdoptDate: DateAdopted['data'];
  ConfirmStatus: StatusConfirmed['data'];
}>;

export type CommandName = keyof AskedFor;

/** `SanctionsRegimeCommand<'RecordVeto'>` is that command; without a name it is any of them. */
export type SanctionsRegimeCommand<Name extends CommandName = CommandName> = {
  [Each in Name]: Readonly<{
    type: Each;
    /** `1718` */
    regime: string;
    data: AskedFor[Each];
    /** None where a fact was said before: it ships with the product, or comes back. */
    askedAt?: Instant | undefined;
  }>;
}[Name];
