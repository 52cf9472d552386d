import type { ExportBanListFact, Provision, StatusConfirmed } from '@contracts';
import { type Instant, sameContent, startOf } from '@kernel';

import { UnknownSubject } from './dates.errors';
import type { EstablishedList } from './export-ban-list';
import { isKnownSubject } from './own-dates';
import { stageOn, unsuspended, type StageOnRecord } from './provision-stage';
import { provisionsNamed } from './provisions';
import { LookInTheFuture, StatusContradictsRecord } from './standing.errors';

export const confirmStatus = (
  data: StatusConfirmed['data'],
  list: EstablishedList,
  askedAt: Instant | undefined,
): readonly ExportBanListFact[] => {
  const provisions = provisionsNamed(list, data.provisions);
  if (!isKnownSubject(list, data.subject)) throw new UnknownSubject(list.act.list, data.subject);
  requireSeen(data, askedAt);
  if (list.looks.some((look) => sameContent(onItsDay(look), onItsDay(data)))) return [];
  provisions.forEach((provision) => requireConsistent(list, provision, data));
  return [{ type: 'StatusConfirmed', data }];
};

const onItsDay = (look: StatusConfirmed['data']) => ({ ...look, seenOn: look.seenOn.value });

/** What is said of a day to come would be believed when that day comes. */
const requireSeen = ({ seenOn }: StatusConfirmed['data'], askedAt: Instant | undefined): void => {
  if (askedAt !== undefined && startOf(seenOn) > askedAt) {
    throw new LookInTheFuture(seenOn.value, seenOn.zone);
  }
};

/** A look decides only what the record leaves open: whether a printed end came to pass. */
const requireConsistent = (
  list: EstablishedList,
  provision: Provision,
  { stage, seenOn }: StatusConfirmed['data'],
): void => {
  const onRecord = stageOn(list, provision, seenOn.value);
  const possible: readonly StageOnRecord[] =
    onRecord === 'revival-unconfirmed'
      ? ['suspended', unsuspended(list, provision, seenOn.value)]
      : [onRecord];
  if (!possible.includes(stage)) {
    throw new StatusContradictsRecord(provision.provision, stage, onRecord);
  }
};
