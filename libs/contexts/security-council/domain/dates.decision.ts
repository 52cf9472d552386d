import type { DateAdopted, DateClaimed, DateField, SanctionsRegimeFact } from '@contracts';
import { sameContent, type LegalDate } from '@kernel';

import { isSameDate } from './date-order';
import * as refused from './dates.errors';
import { ownDatesOf } from './own-dates';
import { saidOf, type EstablishedRegime } from './sanctions-regime';
import { COUNCIL_ZONE, requireZone } from './zones';

type Decision = readonly SanctionsRegimeFact[];
type Question = Readonly<{ subject: string; field: DateField }>;

/** In the schemas of their facts these are days, and nothing coarser. */
const DAYS: readonly DateField[] = ['effectiveOn', 'endedFrom'];

export const claimDate = (data: DateClaimed['data'], regime: EstablishedRegime): Decision => {
  requireItsZone(ownDatesOf(regime, data), data);
  const claim = claimsOn(regime, data).find(({ source }) => source === data.source);
  if (!claim) return [{ type: 'DateClaimed', data }];
  if (isSameDate(claim.claimed, data.claimed)) return [];
  throw new refused.ClaimAlreadyRecorded(claim.source, claim.claimed.verbatim);
};

export const adoptDate = (data: DateAdopted['data'], regime: EstablishedRegime): Decision => {
  const own = ownDatesOf(regime, data);
  requireItsZone(own, data);
  if (isAdopted(regime, data)) return [];
  const { field, adopted, rejected } = data;
  if (DAYS.includes(field) && adopted.precision !== 'day') {
    throw new refused.AdoptedDateNotADay(adopted.verbatim);
  }
  const claims = claimsOn(regime, data);
  requireGiven([...own, ...claims.map(({ claimed }) => claimed)], adopted, field);
  rejected.forEach((claim) => {
    const bySource = claims.filter(({ source }) => source === claim.source);
    requireGiven(
      bySource.map(({ claimed }) => claimed),
      claim.claimed,
      field,
    );
    if (isSameDate(claim.claimed, adopted)) {
      throw new refused.AdoptedDateRejected(adopted.verbatim);
    }
  });
  return [{ type: 'DateAdopted', data }];
};

/** @throws AdoptionAlreadyRecorded */
const isAdopted = (regime: EstablishedRegime, data: DateAdopted['data']): boolean => {
  const { subject, field } = data;
  const adoption = saidOf(regime, 'DateAdopted').find(
    ({ dated }) => dated.subject === subject && dated.field === field,
  );
  if (adoption && !sameContent(adoption.fact.data, data)) {
    throw new refused.AdoptionAlreadyRecorded(subject, field);
  }
  return adoption !== undefined;
};

/** A claim speaks of a day where the fact itself does: in Seoul, where monitors were announced. */
const requireItsZone = ([own]: readonly LegalDate[], asked: object): void => {
  requireZone(own?.zone ?? COUNCIL_ZONE, asked);
};

const claimsOn = (
  regime: EstablishedRegime,
  { subject, field }: Question,
): readonly DateClaimed['data'][] =>
  saidOf(regime, 'DateClaimed')
    .map(({ fact }) => fact.data)
    .filter((claim) => claim.subject === subject && claim.field === field);

const requireGiven = (given: readonly LegalDate[], date: LegalDate, field: DateField): void => {
  if (!given.some((other) => isSameDate(other, date))) {
    throw new refused.DateNotClaimed(date.verbatim, field);
  }
};
