import { earlierFirst, possibleDaysOf, startOf } from '@kernel';
import type { ExportBanListFact } from '@contracts';
import type { CalendarDate, Instant, Known, LegalDate } from '@kernel';

import { earliest } from '../list-facts/act';
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

/** The day that a source tells of, and the one on which somebody looked; null for never. */
export type LastLook = Readonly<{
  lastAccepted: CalendarDate | null;
  lastChecked: CalendarDate | null;
}>;

type Look = Readonly<{ day: CalendarDate; from: Instant }>;

/** All looks, each kind in the order of time. */
export type Looks = Readonly<{ accepted: readonly Look[]; checked: readonly Look[] }>;

export const looksIn = (facts: Facts): Looks => ({
  accepted: looks(facts, SAID),
  checked: looks(facts, LOOKS),
});

/**
 * Of a moment the next look after it, since whoever looked then knew of it; of a moment after them
 * all the last. So a new fact changes what is said of the days since the last one, and no other.
 */
export const lookAt = ({ accepted, checked }: Looks, at: Instant): LastLook => ({
  lastAccepted: nearest(accepted, at),
  lastChecked: nearest(checked, at),
});

/** Where the nearest look becomes another one. */
export const lookInstants = ({ accepted, checked }: Looks): readonly Instant[] =>
  [...accepted, ...checked].map(({ from }) => from);

const nearest = (all: readonly Look[], at: Instant): CalendarDate | null =>
  (all.find(({ from }) => from > at) ?? all.at(-1))?.day ?? null;

type Facts = readonly Known<ExportBanListFact>[];

const looks = (facts: Facts, days: Days): readonly Look[] =>
  facts
    .flatMap((fact) => {
      const date = readAs(days, fact);
      const day = date && possibleDaysOf(date).last;
      return day ? [{ day, from: startOf({ value: day, zone: date.zone }) }] : [];
    })
    .sort((one, other) => earlierFirst(one.from, other.from));
