import type { DevelopmentFact, StatusConfirmed } from '@contracts';
import { possibleDaysOf, sameContent, startOf, type Instant, type LegalDate } from '@kernel';

import { kindOf, said, type Development } from './development';
import { UnknownDevelopment } from './development.errors';
import { dateOf } from './own-dates';
import * as refused from './status.errors';

type Look = StatusConfirmed['data'];
type Stage = Look['stage'];

/** Says that somebody looked, and nothing more: it must not say otherwise than the record. */
export const confirmStatus = (
  data: Look,
  development: Development,
  askedAt: Instant | undefined,
): readonly DevelopmentFact[] => {
  const { subject, provisions, stage, seenOn } = data;
  if (kindOf(development) === null) throw new UnknownDevelopment(subject);
  if (provisions !== 'all') throw new refused.DevelopmentWithoutProvisions(subject);
  if (askedAt !== undefined && startOf(seenOn) > askedAt) {
    throw new refused.LookInTheFuture(seenOn.value, seenOn.zone);
  }
  const looks = said(development, 'StatusConfirmed');
  if (looks.some((look) => sameContent(onItsDay(look), onItsDay(data)))) return [];
  const possible = possibleStages(development, startOf(seenOn));
  if (!possible.includes(stage)) {
    throw new refused.StatusContradictsRecord(subject, stage, possible);
  }
  return [{ type: 'StatusConfirmed', data }];
};

const onItsDay = (look: Look) => ({ ...look, seenOn: look.seenOn.value });

/** Only treaties have a life; whatever else somebody said is said. */
const possibleStages = (development: Development, at: Instant): readonly Stage[] => {
  if (kindOf(development) !== 'treaty') return ['in-force'];
  const ended = reached(dateOf(development, 'endedFrom'), at);
  if (ended === 'certainly') return ['ended'];
  const inForce = reached(dateOf(development, 'inForceOn'), at);
  const alive: Stage = inForce === 'certainly' ? 'in-force' : 'promulgated';
  return ended === 'perhaps' ? [alive, 'ended'] : [alive];
};

const reached = (date: LegalDate | undefined, at: Instant): 'certainly' | 'perhaps' | 'not' => {
  if (!date) return 'not';
  const { first, last } = possibleDaysOf(date);
  if (last !== null && startOf({ value: last, zone: date.zone }) <= at) return 'certainly';
  return first === null || startOf({ value: first, zone: date.zone }) <= at ? 'perhaps' : 'not';
};
