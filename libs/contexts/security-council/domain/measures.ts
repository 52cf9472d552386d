import type { SanctionsMeasureImposed } from '@contracts';
import { possibleDaysOf, type LegalDate } from '@kernel';

import { isCertainlyAfter } from './date-order';
import { UnknownMeasure } from './measures.errors';
import { saidOf, type EstablishedRegime } from './sanctions-regime';

export type Measure = SanctionsMeasureImposed['data'];

/** @throws UnknownMeasure */
export const measureOf = (regime: EstablishedRegime, id: string): Measure => {
  const found = findMeasure(regime, id);
  if (!found) throw new UnknownMeasure(regime.act.regime, id);
  return found;
};

export const findMeasure = (regime: EstablishedRegime, id: string): Measure | undefined =>
  saidOf(regime, 'SanctionsMeasureImposed').find(({ dated }) => dated.measure === id)?.dated;

/**
 * The last day of a measure that has one, by what was decided until a day. The Council extends
 * those together: "the measures are renewed until" is said of the regime.
 */
export const lastDayOf = (
  regime: EstablishedRegime,
  { decidedOn, endsOn, imposedBy }: Measure,
  day: LegalDate,
): LegalDate | null =>
  endsOn &&
  renewalsOf(regime, day)
    // Its own resolution says of it when it ends.
    .filter(({ votedOn, by }) => by !== imposedBy && !isCertainlyAfter(decidedOn, votedOn))
    .map(({ until }) => until)
    .reduce(laterOf, endsOn);

/** Until when all measures of a regime that have a last day were extended, by a day. */
export const measuresEndOf = (regime: EstablishedRegime, day: LegalDate): LegalDate | undefined => {
  const [first, ...others] = renewalsOf(regime, day).map(({ until }) => until);
  return first && others.reduce(laterOf, first);
};

const renewalsOf = (regime: EstablishedRegime, day: LegalDate) =>
  saidOf(regime, 'ResolutionAdopted').flatMap(({ dated: { votedOn, proposal, symbol: by } }) =>
    proposal.extendsMeasuresUntil && !isCertainlyAfter(votedOn, day)
      ? [{ votedOn, by, until: proposal.extendsMeasuresUntil }]
      : [],
  );

const laterOf = (one: LegalDate, other: LegalDate): LegalDate =>
  (possibleDaysOf(one).last ?? '') < (possibleDaysOf(other).last ?? '') ? other : one;
