import type {
  ExportBanListFact,
  ExportBanListResumed,
  ExportBanListSuspended,
  ExportBanListWithdrawn,
  Provision,
} from '@contracts';

import { requireNotEnded } from './endings';
import type { EstablishedList } from './export-ban-list';
import { isOnRecord } from './on-record';
import { lastDayOfSuspension, stageOn } from './provision-stage';
import { provisionsNamed, touches } from './provisions';
import * as refused from './standing.errors';

type Decision = readonly ExportBanListFact[];
type Suspension = ExportBanListSuspended['data'];

export const suspend = (data: Suspension, list: EstablishedList): Decision => {
  const { changeId, suspendedOn, suspendedUntil } = data;
  const provisions = provisionsNamed(list, data.provisions);
  const suspended = { type: 'ExportBanListSuspended', data } as const;
  if (isOnRecord(list, suspended)) return [];
  if (suspendedUntil && suspendedUntil.value < suspendedOn.value) {
    throw new refused.SuspensionEndsBeforeItStarts(suspendedOn.value, suspendedUntil.value);
  }
  provisions.forEach((provision) => requireNotEnded(list, provision, suspendedOn.value));
  if (provisions.every((provision) => isSuspendedThroughout(list, provision, data))) {
    throw new refused.SuspensionAddsNothing(changeId);
  }
  return [suspended];
};

/** Whether one suspension on record, not resumed from before, covers every day of another. */
const isSuspendedThroughout = (
  list: EstablishedList,
  { provision }: Provision,
  asked: Suspension,
): boolean => {
  const from = asked.suspendedOn.value;
  const resumedBetween = (since: string) =>
    list.promulgations.some(
      ({ type, data }) =>
        type === 'ExportBanListResumed' &&
        touches(data.provisions, provision) &&
        since <= data.resumedOn.value &&
        data.resumedOn.value <= from,
    );
  return list.promulgations.some(
    ({ type, data }) =>
      type === 'ExportBanListSuspended' &&
      touches(data.provisions, provision) &&
      data.suspendedOn.value <= from &&
      lastDayOfSuspension(asked) <= lastDayOfSuspension(data) &&
      !resumedBetween(data.suspendedOn.value),
  );
};

export const resume = (data: ExportBanListResumed['data'], list: EstablishedList): Decision => {
  const provisions = provisionsNamed(list, data.provisions);
  const resumed = { type: 'ExportBanListResumed', data } as const;
  if (isOnRecord(list, resumed)) return [];
  provisions.forEach((provision) => {
    requireNotEnded(list, provision, data.resumedOn.value);
    requireSuspended(list, provision, data.resumedOn.value);
  });
  return [resumed];
};

/** After its printed end a suspension is believed to last until a fact says otherwise: this one. */
const requireSuspended = (list: EstablishedList, provision: Provision, day: string): void => {
  const stage = stageOn(list, provision, day);
  if (stage !== 'suspended' && stage !== 'revival-unconfirmed') {
    throw new refused.ProvisionNotSuspended(provision.provision, day);
  }
};

export const withdraw = (data: ExportBanListWithdrawn['data'], list: EstablishedList): Decision => {
  const provisions = provisionsNamed(list, data.provisions);
  const withdrawn = { type: 'ExportBanListWithdrawn', data } as const;
  if (isOnRecord(list, withdrawn)) return [];
  provisions.forEach((provision) => requireNotEnded(list, provision, data.endedFrom.value));
  return [withdrawn];
};
