import { COUNCIL_ZONE } from '@contracts';
import { dayOf, instant, possibleDaysOf, type CalendarDate, type LegalDate } from '@kernel';
import { isOf, nothing, readAs, type Reading, type RegimeLife } from '@sanctions-regime';

type Day = CalendarDate | null;

const last = (date: LegalDate): Day => possibleDaysOf(date).last;

/** The day that a fact tells of. */
const TOLD: Reading<Day> = {
  SanctionsRegimeEstablished: ({ data }) => last(data.decidedOn),
  SanctionsMeasureImposed: ({ data }) => last(data.decidedOn),
  SanctionsMeasureEased: ({ data }) => last(data.decidedOn),
  MonitoringMandateEstablished: ({ data }) => last(data.decidedOn),
  MonitoringMandateExtended: ({ data }) => last(data.decidedOn),
  DraftResolutionTabled: ({ data }) => last(data.tabledOn),
  ResolutionAdopted: ({ data }) => last(data.votedOn),
  DraftResolutionVetoed: ({ data }) => last(data.votedOn),
  DraftResolutionFailed: ({ data }) => last(data.votedOn),
  SanctionsInspectionBlocked: ({ data }) => last(data.blockedOn),
  SanctionsRegimeTerminated: ({ data }) => last(data.endedFrom),
  SanctionsRegimeReinstated: ({ data }) => dayOf(instant(data.reinstatedAt), COUNCIL_ZONE),
  LegalStatusContested: ({ data }) => last(data.contestedOn),
  AlternativeMonitoringEstablished: ({ data }) => last(data.announcedOn),
  // A notice tells nothing that was not known: answers never rest on the timekeeper.
  MonitoringMandateExpired: nothing,
  SanctionsMeasureExpired: nothing,
  StatusConfirmed: nothing,
  // Words about another fact's date are about then.
  DateClaimed: nothing,
  DateAdopted: nothing,
};

/** The last day that a fact tells of, and the last one on which somebody looked; null for none. */
export type LastLook = Readonly<{ lastAccepted: Day; lastChecked: Day }>;

/** The same at any moment: it says how far the record reaches. */
export const lastLookIn = ({ facts }: RegimeLife): LastLook => ({
  lastAccepted: newestOf(facts.flatMap((fact) => readAs(TOLD, fact) ?? [])),
  lastChecked: newestOf(
    facts.filter(isOf('StatusConfirmed')).map(({ data: { seenOn } }) => seenOn.value),
  ),
});

const newestOf = (days: readonly CalendarDate[]): Day => days.toSorted().at(-1) ?? null;
