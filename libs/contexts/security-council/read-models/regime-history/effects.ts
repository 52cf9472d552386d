import { COUNCIL_ZONE } from '@contracts';
import {
  beginningOf,
  dayOf,
  instant,
  startOf,
  type Instant,
  type Known,
  type LegalDate,
} from '@kernel';
import { nothing, type Reading } from '@sanctions-regime';

type Effect = Readonly<{ at: Instant; date: LegalDate }>;

const on = ({ recordedAt }: Known<object>, date: LegalDate): Effect => ({
  at: beginningOf(date, recordedAt),
  date,
});

/** When each fact takes effect, and the day that it gives for that. */
export const EFFECTS: Reading<Effect | null> = {
  SanctionsRegimeEstablished: (fact) => on(fact, fact.data.decidedOn),
  SanctionsMeasureImposed: (fact) => on(fact, fact.data.effectiveOn ?? fact.data.decidedOn),
  SanctionsMeasureEased: (fact) => on(fact, fact.data.effectiveOn ?? fact.data.decidedOn),
  MonitoringMandateEstablished: (fact) => on(fact, fact.data.decidedOn),
  MonitoringMandateExtended: (fact) => on(fact, fact.data.decidedOn),
  DraftResolutionTabled: (fact) => on(fact, fact.data.tabledOn),
  ResolutionAdopted: (fact) => on(fact, fact.data.votedOn),
  DraftResolutionVetoed: (fact) => on(fact, fact.data.votedOn),
  DraftResolutionFailed: (fact) => on(fact, fact.data.votedOn),
  SanctionsInspectionBlocked: (fact) => on(fact, fact.data.blockedOn),
  SanctionsRegimeTerminated: (fact) => on(fact, fact.data.endedFrom),
  SanctionsRegimeReinstated: ({ data: { reinstatedAt } }) => {
    const at = instant(reinstatedAt);
    const value = dayOf(at, COUNCIL_ZONE);
    const date = { verbatim: reinstatedAt, value, precision: 'day', zone: COUNCIL_ZONE } as const;
    return { at, date };
  },
  LegalStatusContested: (fact) => on(fact, fact.data.contestedOn),
  AlternativeMonitoringEstablished: (fact) => on(fact, fact.data.announcedOn),
  StatusConfirmed: ({ data: { seenOn } }) => ({ at: startOf(seenOn), date: seenOn }),
  DateClaimed: (fact) => on(fact, fact.data.claimed),
  DateAdopted: (fact) => on(fact, fact.data.adopted),
  // An end is shown where it is believed, with the facts that it follows from.
  MonitoringMandateExpired: nothing,
  SanctionsMeasureExpired: nothing,
};
