import type {
  SanctionsMeasureEased,
  SanctionsMeasureExpired,
  SanctionsMeasureImposed,
  SanctionsRegimeFact,
} from '@contracts';
import { sameContent, type Instant, isCertainlyAfter, isSameDate } from '@kernel';

import { requireEndAfter } from './date-order';
import { requireLastDay, requireOver } from './last-day';
import { measureOf } from './measures';
import * as refused from './measures.errors';
import { lastDayOf } from './renewals';
import { saidOf, type EstablishedRegime } from './sanctions-regime';

type Decision = readonly SanctionsRegimeFact[];

export const imposeMeasure = (
  data: SanctionsMeasureImposed['data'],
  regime: EstablishedRegime,
): Decision => {
  const { measure, replaces } = data;
  requireSpan(data);
  const known = saidOf(regime, 'SanctionsMeasureImposed').find(
    ({ dated }) => dated.measure === measure,
  );
  if (known && sameContent(known.fact.data, data)) return [];
  if (known) throw new refused.MeasureAlreadyImposed(measure);
  if (replaces.includes(measure)) throw new refused.MeasureReplacesItself(measure);
  replaces.forEach((replaced) => measureOf(regime, replaced));
  return [{ type: 'SanctionsMeasureImposed', data }];
};

/** An exemption is recorded like an easing; only what it means is another thing. */
export const easeMeasure = (
  data: SanctionsMeasureEased['data'],
  regime: EstablishedRegime,
): Decision => {
  const { measure, easing, decidedOn } = data;
  requireSpan(data);
  const imposed = measureOf(regime, measure);
  const known = saidOf(regime, 'SanctionsMeasureEased').find(
    ({ dated }) => dated.measure === measure && dated.easing === easing,
  );
  if (known && sameContent(known.fact.data, data)) return [];
  if (known) throw new refused.EasingAlreadyRecorded(easing, measure);
  if (isCertainlyAfter(imposed.decidedOn, decidedOn)) {
    throw new refused.EasedBeforeImposed(measure, decidedOn.verbatim);
  }
  return [{ type: 'SanctionsMeasureEased', data }];
};

/** What a document says, or the timekeeper's notice: that the last day on record came to pass. */
export const recordMeasureExpiry = (
  data: SanctionsMeasureExpired['data'],
  regime: EstablishedRegime,
  askedAt: Instant | undefined,
): Decision => {
  const { measure, endedOn } = data;
  const isOnRecord = saidOf(regime, 'SanctionsMeasureExpired').some(
    ({ dated }) => dated.measure === measure && isSameDate(dated.endedOn, endedOn),
  );
  if (isOnRecord) return [];
  requireLastDay(measure, lastDayOf(regime, measureOf(regime, measure), endedOn), endedOn);
  requireOver(endedOn, askedAt);
  return [{ type: 'SanctionsMeasureExpired', data }];
};

type Span = Pick<SanctionsMeasureImposed['data'], 'decidedOn' | 'effectiveOn' | 'endsOn'>;

const requireSpan = ({ decidedOn, effectiveOn, endsOn }: Span): void => {
  requireEndAfter(decidedOn, endsOn);
  if (effectiveOn) requireEndAfter(effectiveOn, endsOn);
};
