import type { Provision } from '@contracts';
import { earlierFirst, type CalendarDate } from '@kernel';

import { isCounted, type Counted, type EstablishedList } from './export-ban-list';

/** Since when a provision has effect: by the date that was adopted, where sources disagree. */
export const beginningOf = (list: EstablishedList, provision: Provision): CalendarDate =>
  adoptedDay(list, list.act.changeId) ?? provision.effectiveOn.value;

/** The list itself begins with the first of its provisions. */
export const beginningOfList = (list: EstablishedList): CalendarDate =>
  list.act.provisions.map((provision) => beginningOf(list, provision)).reduce(earlier);

/** The total that the last change with effect by that day stated; null where it stated none. */
export const totalOn = (list: EstablishedList, day: CalendarDate): number | null =>
  list.promulgations
    .filter(isCounted)
    .map((change) => ({ since: effectOf(list, change), total: change.data.statedTotal }))
    .filter(({ since }) => since <= day)
    // Of one day, what became known first counts first; the sort is stable.
    .sort((one, other) => earlierFirst(one.since, other.since))
    .at(-1)?.total ?? null;

const earlier = (one: CalendarDate, other: CalendarDate) => (one < other ? one : other);

const effectOf = (list: EstablishedList, change: Counted): CalendarDate =>
  change.type === 'ExportBanListEstablished'
    ? beginningOfList(list)
    : (adoptedDay(list, change.data.changeId) ?? change.data.effectiveOn.value);

const adoptedDay = (
  { adoptions }: EstablishedList,
  changeId: string,
): CalendarDate | null | undefined =>
  adoptions.findLast(({ subject, field }) => subject === changeId && field === 'effectiveOn')
    ?.adopted.value;
