import type { Provision } from '@contracts';
import type { CalendarDate } from '@kernel';

import { beginningOfList } from './effect';
import type { EstablishedList } from './export-ban-list';
import { EffectBeforeEstablishment, ListEnded, ProvisionEnded } from './export-ban-list.errors';
import { stageOn } from './provision-stage';

const hasEnded = (list: EstablishedList, provision: Provision, day: CalendarDate): boolean =>
  stageOn(list, provision, day) === 'ended';

/** @throws ProvisionEnded */
export const requireNotEnded = (
  list: EstablishedList,
  provision: Provision,
  day: CalendarDate,
): void => {
  if (hasEnded(list, provision, day)) throw new ProvisionEnded(provision.provision, day);
};

/** @throws EffectBeforeEstablishment, ListEnded */
export const requireAlive = (list: EstablishedList, day: CalendarDate): void => {
  const beginning = beginningOfList(list);
  if (day < beginning) throw new EffectBeforeEstablishment(day, beginning);
  if (list.act.provisions.every((provision) => hasEnded(list, provision, day))) {
    throw new ListEnded(list.act.list, day);
  }
};
