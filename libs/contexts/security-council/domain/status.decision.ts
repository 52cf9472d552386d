import type { SanctionsRegimeFact, StatusConfirmed } from '@contracts';
import { sameContent, startOf, type Instant } from '@kernel';

import { UnknownSubject } from './dates.errors';
import { saidOf, type EstablishedRegime } from './sanctions-regime';
import { stagesOn } from './stages';
import { LookInTheFuture, StatusContradictsRecord, StatusOfAPart } from './status.errors';

/** Whether a printed end came to pass is all that a look decides. */
export const confirmStatus = (
  data: StatusConfirmed['data'],
  regime: EstablishedRegime,
  askedAt: Instant | undefined,
): readonly SanctionsRegimeFact[] => {
  const { subject, provisions, stage, seenOn } = data;
  if (provisions !== 'all') throw new StatusOfAPart(subject);
  const possible = stagesOn(regime, subject, seenOn);
  if (!possible) throw new UnknownSubject(regime.act.regime, subject);
  requireSeen(data, askedAt);
  const looks = saidOf(regime, 'StatusConfirmed').map(({ dated }) => onItsDay(dated));
  if (looks.some((look) => sameContent(look, onItsDay(data)))) return [];
  if (!possible.includes(stage)) throw new StatusContradictsRecord(subject, stage, possible);
  return [{ type: 'StatusConfirmed', data }];
};

const onItsDay = (look: StatusConfirmed['data']) => ({ ...look, seenOn: look.seenOn.value });

/** What is said of a day to come would be believed when that day comes. */
const requireSeen = ({ seenOn }: StatusConfirmed['data'], askedAt: Instant | undefined): void => {
  if (askedAt !== undefined && startOf(seenOn) > askedAt) {
    throw new LookInTheFuture(seenOn.value, seenOn.zone);
  }
};
