import type { ExportBanListFact } from '@contracts';
import type { CalendarDate, Known, LegalDate } from '@kernel';

import { earliest } from '../list-facts/act';
import { possibleDaysOf } from '../list-facts/possible-days';
import { nothing, readAs, type Reading } from '../list-facts/reading';

type Days = Reading<LegalDate | null>;

const LOOKS: Days = {
  StatusConfirmed: ({ data }) => data.seenOn,
  ExportBanListEstablished: nothing,
  ExportBanListExpansionAnnounced: nothing,
  ExportBanListExpanded: nothing,
  ExportBanListReduced: nothing,
  ExportBanListRebased: nothing,
  ExportBanListItemised: nothing,
  ExportBanListSuspended: nothing,
  ExportBanListResumed: nothing,
  ExportBanListWithdrawn: nothing,
  ExportBanListChangeTookEffect: nothing,
  DateClaimed: nothing,
  DateAdopted: nothing,
};

/** When the authority said it: an effect that is still to come was not seen by anybody. */
const SAID: Days = {
  ExportBanListEstablished: ({ data: { promulgatedOn, provisions } }) =>
    promulgatedOn ?? earliest(provisions.map(({ effectiveOn }) => effectiveOn)) ?? null,
  ExportBanListExpansionAnnounced: ({ data }) => data.announcedOn,
  ExportBanListExpanded: ({ data }) => data.promulgatedOn ?? data.effectiveOn,
  ExportBanListReduced: ({ data }) => data.promulgatedOn ?? data.effectiveOn,
  ExportBanListRebased: ({ data }) => data.promulgatedOn ?? data.effectiveOn,
  ExportBanListItemised: ({ data }) => data.announcedOn ?? data.effectiveOn,
  ExportBanListSuspended: ({ data }) => data.suspendedOn,
  ExportBanListResumed: ({ data }) => data.resumedOn,
  ExportBanListWithdrawn: ({ data }) => data.endedFrom,
  StatusConfirmed: nothing,
  ExportBanListChangeTookEffect: nothing,
  // Words about another fact's date are about then, and nobody looked at the list for them.
  DateClaimed: nothing,
  DateAdopted: nothing,
};

/** The last day that a source tells of, and the last on which somebody looked; null for never. */
export type LastLook = Readonly<{
  lastAccepted: CalendarDate | null;
  lastChecked: CalendarDate | null;
}>;

export const lastLookIn = (facts: readonly Known<ExportBanListFact>[]): LastLook => ({
  lastAccepted: latest(facts, SAID),
  lastChecked: latest(facts, LOOKS),
});

const latest = (facts: readonly Known<ExportBanListFact>[], days: Days): CalendarDate | null =>
  facts
    .flatMap((fact) => {
      const day = readAs(days, fact);
      return (day && possibleDaysOf(day).last) ?? [];
    })
    .reduce<CalendarDate | null>((a, b) => (a === null || a < b ? b : a), null);
