import type { ExportBanListSuspended, Provision } from '@contracts';
import { assertNever, earlierFirst, type CalendarDate, isCertainlyAfter } from '@kernel';

import { beginningOf } from './effect';
import { isTurn, type EstablishedList, type Turn } from './export-ban-list';
import { touches } from './provisions';

/** Where a provision stands on a day, by the record. */
export type StageOnRecord =
  | 'not-promulgated'
  | 'promulgated'
  | 'in-force'
  | 'suspended'
  /** The printed end of its suspension has passed, and nobody has looked since. */
  | 'revival-unconfirmed'
  | 'ended';

/** Later than every day that an act can print. */
const WITHOUT_END: CalendarDate = '9999-12-31';

export const stageOn = (
  list: EstablishedList,
  provision: Provision,
  day: CalendarDate,
): StageOnRecord => {
  const turns = turnsBy(list, provision.provision, day);
  if (turns.some(({ type }) => type === 'ExportBanListWithdrawn')) return 'ended';
  const resumed = turns.findLastIndex(({ type }) => type === 'ExportBanListResumed');
  // Of suspensions that overlap the one that reaches furthest counts.
  const [until] = turns
    .slice(resumed + 1)
    .flatMap(lastDayOf)
    .sort()
    .reverse();
  if (until === undefined) return unsuspended(list, provision, day);
  return day <= until ? 'suspended' : afterPrintedEnd(list, provision, { until, day });
};

/** The stage that a provision has where nothing suspends it. */
export const unsuspended = (
  list: EstablishedList,
  provision: Provision,
  day: CalendarDate,
): StageOnRecord => {
  if (beginningOf(list, provision) <= day) return 'in-force';
  const { promulgatedOn } = list.act;
  const seen = { ...provision.effectiveOn, value: day };
  return promulgatedOn && isCertainlyAfter(promulgatedOn, seen) ? 'not-promulgated' : 'promulgated';
};

/** A revival is believed once somebody looked; so is that it did not come to pass. */
const afterPrintedEnd = (
  list: EstablishedList,
  provision: Provision,
  { until, day }: Readonly<{ until: CalendarDate; day: CalendarDate }>,
): StageOnRecord => {
  const last = list.looks
    .filter(({ provisions }) => touches(provisions, provision.provision))
    .filter(({ seenOn }) => until < seenOn.value && seenOn.value <= day)
    .sort((one, other) => earlierFirst(one.seenOn.value, other.seenOn.value))
    .at(-1);
  if (!last) return 'revival-unconfirmed';
  return last.stage === 'suspended' ? 'suspended' : unsuspended(list, provision, day);
};

const turnsBy = (list: EstablishedList, provision: string, day: CalendarDate): readonly Turn[] =>
  list.promulgations
    .filter(isTurn)
    .filter(({ data }) => touches(data.provisions, provision))
    .filter((turn) => dayOf(turn) <= day)
    // Of one day, what became known first comes first; the sort is stable.
    .sort((one, other) => earlierFirst(dayOf(one), dayOf(other)));

const dayOf = (turn: Turn): CalendarDate => {
  switch (turn.type) {
    case 'ExportBanListSuspended':
      return turn.data.suspendedOn.value;
    case 'ExportBanListResumed':
      return turn.data.resumedOn.value;
    case 'ExportBanListWithdrawn':
      return turn.data.endedFrom.value;
    default:
      return assertNever(turn);
  }
};

const lastDayOf = (turn: Turn): readonly CalendarDate[] =>
  turn.type === 'ExportBanListSuspended' ? [lastDayOfSuspension(turn.data)] : [];

export const lastDayOfSuspension = ({
  suspendedUntil,
}: ExportBanListSuspended['data']): CalendarDate => suspendedUntil?.value ?? WITHOUT_END;
