import type { EveryStreamFact } from '../every-stream';
import type {
  DraftResolutionFailed,
  DraftResolutionTabled,
  DraftResolutionVetoed,
  ResolutionAdopted,
  SanctionsInspectionBlocked,
} from './council-vote';
import type {
  AlternativeMonitoringEstablished,
  MonitoringMandateEstablished,
  MonitoringMandateExpired,
  MonitoringMandateExtended,
} from './monitoring-mandate';
import type {
  SanctionsMeasureEased,
  SanctionsMeasureExpired,
  SanctionsMeasureImposed,
} from './sanctions-measure';
import type {
  LegalStatusContested,
  SanctionsRegimeEstablished,
  SanctionsRegimeReinstated,
  SanctionsRegimeTerminated,
} from './sanctions-regime-established';

export * from './council-vote';
export * from './monitoring-mandate';
export * from './sanctions-measure';
export * from './sanctions-regime-established';
export { COUNCIL_ZONE, type Cast, type Proposal, type Tally } from './vocabulary';

/** What a regime's stream holds. A new member breaks the build until every fold has an opinion. */
export type SanctionsRegimeFact =
  | SanctionsRegimeEstablished
  | SanctionsMeasureImposed
  | SanctionsMeasureEased
  | SanctionsMeasureExpired
  | MonitoringMandateEstablished
  | MonitoringMandateExtended
  | MonitoringMandateExpired
  | DraftResolutionTabled
  | ResolutionAdopted
  | DraftResolutionVetoed
  | DraftResolutionFailed
  | SanctionsInspectionBlocked
  | SanctionsRegimeTerminated
  | SanctionsRegimeReinstated
  | LegalStatusContested
  | AlternativeMonitoringEstablished
  | EveryStreamFact;
