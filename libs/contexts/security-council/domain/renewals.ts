import {
  earlierFirst,
  possibleDaysOf,
  type CalendarDate,
  type LegalDate,
  isCertainlyAfter,
} from '@kernel';

import type { Measure } from './measures';
import { saidOf, type EstablishedRegime } from './sanctions-regime';

/**
 * The last day of a measure that has one, by what was decided until a day. The Council extends
 * those together: "the measures are renewed until" is said of the regime. The newest decision
 * counts, as in every answer, whichever day it names: one that may have been decided by that day
 * counts as decided, and a decision that was taken surely after it has moved nothing.
 */
export const lastDayOf = (
  regime: EstablishedRegime,
  measure: Measure,
  day: LegalDate,
): LegalDate | null => {
  const { decidedOn, endsOn } = measure;
  if (!endsOn) return null;
  const own = { decidedOn, until: endsOn };
  return inForceOn([own, ...renewalsOf(regime, measure)], day)?.until ?? endsOn;
};

/** Until when all measures of a regime that have a last day were extended, by a day. */
export const measuresEndOf = (regime: EstablishedRegime, day: LegalDate): LegalDate | undefined =>
  inForceOn(renewalsIn(regime), day)?.until;

type Renewal = Readonly<{ decidedOn: LegalDate; until: LegalDate; by: string }>;

const renewalsIn = (regime: EstablishedRegime): readonly Renewal[] =>
  saidOf(regime, 'ResolutionAdopted')
    .flatMap(({ dated: { votedOn: decidedOn, proposal, symbol: by } }) =>
      proposal.extendsMeasuresUntil
        ? [{ decidedOn, by, until: proposal.extendsMeasuresUntil }]
        : [],
    )
    .toSorted(inTime);

/** Its own resolution says of a measure when it ends; earlier ones were about others. */
const renewalsOf = (
  regime: EstablishedRegime,
  { decidedOn, effectiveOn, imposedBy }: Measure,
): readonly Renewal[] => {
  const beginsFirst = effectiveOn && byLastDay(effectiveOn, decidedOn) < 0;
  const earliest = beginsFirst ? effectiveOn : decidedOn;
  return renewalsIn(regime).filter(
    (renewal) => renewal.by !== imposedBy && byLastDay(renewal.decidedOn, earliest) >= 0,
  );
};

type Decided = Pick<Renewal, 'decidedOn'>;

/** A coarse date counts from the last day on which it can have been. */
const byLastDay = (one: LegalDate, other: LegalDate): number =>
  earlierFirst(lastOf(one), lastOf(other));

const lastOf = (date: LegalDate): CalendarDate => possibleDaysOf(date).last ?? NEVER;

const NEVER = '9999-12-31';

const inTime = (one: Decided, other: Decided): number => byLastDay(one.decidedOn, other.decidedOn);

/** Of decisions in the order of time the one that the next had not taken the place of. */
const inForceOn = <Each extends Decided>(
  decisions: readonly Each[],
  day: LegalDate,
): Each | undefined =>
  decisions.find(({ decidedOn }, i) => {
    const next = decisions[i + 1];
    return !isCertainlyAfter(decidedOn, day) && (!next || isCertainlyAfter(next.decidedOn, day));
  });
