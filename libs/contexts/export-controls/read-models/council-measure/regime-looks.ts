import { COUNCIL_ZONE } from '@contracts';
import {
  dayOf,
  earlierFirst,
  instant,
  possibleDaysOf,
  startOf,
  type CalendarDate,
  type Instant,
  type LegalDate,
} from '@kernel';
import {
  nothing,
  readAs,
  type Reading,
  type RegimeFacts,
  type RegimeLife,
} from '@sanctions-regime';

/** When the Council decided, or something of the regime ended: whoever recorded it had looked. */
const SAID: Reading<LegalDate | null> = {
  SanctionsRegimeEstablished: ({ data }) => data.decidedOn,
  SanctionsMeasureImposed: ({ data }) => data.decidedOn,
  SanctionsMeasureEased: ({ data }) => data.decidedOn,
  ResolutionAdopted: ({ data }) => data.votedOn,
  SanctionsRegimeTerminated: ({ data }) => data.endedFrom,
  SanctionsRegimeReinstated: ({ data: { reinstatedAt: verbatim } }) => ({
    ...{ verbatim, value: dayOf(instant(verbatim), COUNCIL_ZONE) },
    ...{ precision: 'day', zone: COUNCIL_ZONE },
  }),
  // Answers never rest on the timekeeper, whose notice this may be.
  SanctionsMeasureExpired: nothing,
  MonitoringMandateExpired: nothing,
  // Who watches a regime, and what was not decided, tells nothing of its goods.
  MonitoringMandateEstablished: nothing,
  MonitoringMandateExtended: nothing,
  AlternativeMonitoringEstablished: nothing,
  DraftResolutionTabled: nothing,
  DraftResolutionVetoed: nothing,
  DraftResolutionFailed: nothing,
  SanctionsInspectionBlocked: nothing,
  LegalStatusContested: nothing,
  DateClaimed: nothing,
  DateAdopted: nothing,
  StatusConfirmed: nothing,
};

type Look = Readonly<{ day: CalendarDate; from: Instant }>;

/** Looks at the regime or at one of its measures, each kind in the order of time. */
export const regimeLooks = ({ facts, founding, measures }: RegimeLife) => ({
  accepted: inTime(facts.flatMap((fact) => readAs(SAID, fact) ?? [])),
  checked: inTime(
    looksIn(facts, [founding.data.regime, ...measures.map(({ measure }) => measure)]),
  ),
});

const looksIn = (facts: RegimeFacts, subjects: readonly string[]): readonly LegalDate[] =>
  facts.flatMap((fact) =>
    fact.type === 'StatusConfirmed' && subjects.includes(fact.data.subject)
      ? [fact.data.seenOn]
      : [],
  );

const inTime = (dates: readonly LegalDate[]): readonly Look[] =>
  dates
    .flatMap((date) => {
      const day = possibleDaysOf(date).last;
      return day ? [{ day, from: startOf({ value: day, zone: date.zone }) }] : [];
    })
    .sort((one, other) => earlierFirst(one.from, other.from));
