import type { ExportBanListChangeTookEffect } from '@contracts';
import { earlierFirst, isDay, startOf, type Instant, type LegalDate, type LegalDay } from '@kernel';

import type { EstablishedList, Promulgation } from './export-ban-list';
import { DayNotOfChange, EffectInTheFuture } from './notice.errors';

type TookEffect = ExportBanListChangeTookEffect['data'];

/** What a decision on a notice needs to know: the list, and the notices that stand. */
export type Noticed = Readonly<{ list: EstablishedList; notices: readonly TookEffect[] }>;

/**
 * The timekeeper's word that a day has begun. Once for a change and its day: a date that moves
 * makes another notice, a change that comes back with the same date makes none.
 *
 * @throws DayNotOfChange, EffectInTheFuture
 */
export const noteEffect = (
  data: TookEffect,
  { list, notices }: Noticed,
  askedAt: Instant,
): readonly ExportBanListChangeTookEffect[] => {
  const { changeId, effectiveOn } = data;
  const { value, zone } = effectiveOn;
  if (effectDayOf(list, changeId)?.value !== value) throw new DayNotOfChange(changeId, value);
  if (startOf(effectiveOn) > askedAt) throw new EffectInTheFuture(changeId, value, zone);
  const stands = notices.some(
    (notice) => notice.changeId === changeId && notice.effectiveOn.value === value,
  );
  return stands ? [] : [{ type: 'ExportBanListChangeTookEffect', data }];
};

/** Every change that was promulgated, with its goods or by them alone. To announce is less. */
export const promulgatedChangesOf = ({
  promulgations,
  editions,
}: EstablishedList): readonly string[] => [
  ...new Set([
    ...promulgations.map(({ data }) => data.changeId),
    ...editions.filter(({ stage }) => stage === 'promulgated').map(({ changeId }) => changeId),
  ]),
];

/**
 * The day on which a change takes effect: the adopted one, or else the one that its act prints. A
 * founding act begins with the first of its provisions, and so do goods without an act.
 */
export const effectDayOf = (list: EstablishedList, changeId: string): LegalDay | undefined => {
  const printed = printedDayOf(list, changeId);
  return printed && (adoptedDayOf(list, changeId) ?? printed);
};

const adoptedDayOf = ({ adoptions }: EstablishedList, changeId: string): LegalDay | undefined => {
  const adopted = adoptions.findLast(
    ({ subject, field }) => subject === changeId && field === 'effectiveOn',
  )?.adopted;
  return adopted && asDay(adopted);
};

/** Only a day can begin. */
const asDay = (date: LegalDate): LegalDay | undefined => (isDay(date) ? date : undefined);

const printedDayOf = (
  { promulgations, editions }: EstablishedList,
  changeId: string,
): LegalDay | undefined => {
  const act = promulgations.find(({ data }) => data.changeId === changeId);
  if (act) return dayOf(act);
  return earliest(
    editions
      .filter((edition) => edition.changeId === changeId && edition.stage === 'promulgated')
      .flatMap(({ effectiveOn }) => effectiveOn ?? []),
  );
};

const dayOf = ({ type, data }: Promulgation): LegalDay | undefined => {
  switch (type) {
    case 'ExportBanListEstablished':
      return earliest(data.provisions.map(({ effectiveOn }) => effectiveOn));
    case 'ExportBanListSuspended':
      return data.suspendedOn;
    case 'ExportBanListResumed':
      return data.resumedOn;
    case 'ExportBanListWithdrawn':
      return data.endedFrom;
    default:
      return data.effectiveOn;
  }
};

const earliest = (days: readonly LegalDay[]): LegalDay | undefined =>
  days.toSorted((one, other) => earlierFirst(one.value, other.value))[0];
