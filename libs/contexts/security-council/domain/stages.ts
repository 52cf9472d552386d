import type { StatusConfirmed } from '@contracts';
import { isCertainlyAfter, type LegalDate, type LegalDay } from '@kernel';

import { isPossiblyAfter } from './date-order';
import { actInForceOn, actsOf } from './mandates';
import { findMeasure, type Measure } from './measures';
import { lastDayOf, measuresEndOf } from './renewals';
import { saidOf, type EstablishedRegime } from './sanctions-regime';
import { isTerminatedOn } from './turns';

type Stage = StatusConfirmed['data']['stage'];

/** What the record leaves possible of a subject on a day; undefined where it knows of none. */
export const stagesOn = (
  regime: EstablishedRegime,
  subject: string,
  day: LegalDay,
): readonly Stage[] | undefined => {
  if (subject === regime.act.regime) return stagesOfRegime(regime, day);
  const measure = findMeasure(regime, subject);
  if (measure) return stagesOfMeasure(regime, measure, day);
  return actsOf(regime, subject).length > 0 ? stagesOfMandate(regime, subject, day) : undefined;
};

/** The measures that have a last day may have ended on it, while the regime itself goes on. */
const stagesOfRegime = (regime: EstablishedRegime, day: LegalDay): readonly Stage[] => {
  if (isCertainlyAfter(regime.act.decidedOn, day)) return [];
  if (isTerminatedOn(regime, day)) return ['ended'];
  const lastDay = measuresEndOf(regime, day);
  return lastDay ? untilLastDay(regime, regime.act.regime, { day, lastDay }) : ['in-force'];
};

const stagesOfMeasure = (
  regime: EstablishedRegime,
  measure: Measure,
  day: LegalDay,
): readonly Stage[] => {
  const { effectiveOn, decidedOn, measure: id } = measure;
  if ([decidedOn, effectiveOn ?? decidedOn].every((date) => isCertainlyAfter(date, day))) return [];
  if (isTerminatedOn(regime, day) || isReplacedOn(regime, id, day)) return ['ended'];
  if (effectiveOn && isCertainlyAfter(effectiveOn, day)) return ['promulgated'];
  return untilLastDay(regime, id, { day, lastDay: lastDayOf(regime, measure, day) });
};

export const isReplacedOn = (regime: EstablishedRegime, measure: string, day: LegalDay): boolean =>
  saidOf(regime, 'SanctionsMeasureImposed').some(
    ({ dated: { replaces, effectiveOn, decidedOn } }) =>
      replaces.includes(measure) && !isPossiblyAfter(effectiveOn ?? decidedOn, day),
  );

/** Monitors may outlive their regime by a month, as Mali's did: until then both is possible. */
const stagesOfMandate = (
  regime: EstablishedRegime,
  mandate: string,
  day: LegalDay,
): readonly Stage[] => {
  const act = actInForceOn(actsOf(regime, mandate), day);
  if (!act) return [];
  const lastDay = act.dated.endsOn;
  if (!isTerminatedOn(regime, day)) return untilLastDay(regime, mandate, { day, lastDay });
  return lastDay && !isPossiblyAfter(day, lastDay) ? ['in-force', 'ended'] : ['ended'];
};

type Course = Readonly<{ day: LegalDay; lastDay: LegalDate | null }>;

/** Once the last day may have passed, only what was found out afterwards says what came of it. */
const untilLastDay = (
  regime: EstablishedRegime,
  subject: string,
  { day, lastDay }: Course,
): readonly Stage[] => {
  if (!lastDay || !isPossiblyAfter(day, lastDay)) return ['in-force'];
  return foundAfter(regime, subject, lastDay) ?? ['in-force', 'ended'];
};

const canBeOneDay = (one: LegalDate, other: LegalDate): boolean =>
  !isCertainlyAfter(one, other) && !isCertainlyAfter(other, one);

const foundAfter = (
  regime: EstablishedRegime,
  subject: string,
  lastDay: LegalDate,
): readonly Stage[] | undefined => {
  // A document about a day that is not its last one by now tells nothing of this one.
  const expired = saidOf(regime, 'MonitoringMandateExpired', 'SanctionsMeasureExpired').some(
    (said) => said.subject === subject && canBeOneDay(lastDay, said.dated.endedOn),
  );
  if (expired) return ['ended'];
  const look = saidOf(regime, 'StatusConfirmed').find(
    (said) => said.subject === subject && isPossiblyAfter(said.dated.seenOn, lastDay),
  );
  return look && [look.dated.stage];
};
