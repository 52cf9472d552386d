import type { DateAdopted, DateClaimed, DateField, DevelopmentFact } from '@contracts';
import { isDay, sameContent, type LegalDate } from '@kernel';

import { isSameDate } from './date-order';
import * as refused from './dates.errors';
import { said, type Development } from './development';
import { ownDateOf } from './own-dates';

type Decision = readonly DevelopmentFact[];
type Claim = Pick<DateClaimed['data'], 'claimed' | 'source'>;

export const claimDate = (data: DateClaimed['data'], development: Development): Decision => {
  ownDateOf(development, data.subject, data.field);
  const claim = claimsOn(development, data.field).find(({ source }) => source === data.source);
  if (!claim) return [{ type: 'DateClaimed', data }];
  if (isSameDate(claim.claimed, data.claimed)) return [];
  throw new refused.ClaimAlreadyRecorded(claim.source, claim.claimed.verbatim);
};

export const adoptDate = (data: DateAdopted['data'], development: Development): Decision => {
  const { subject, field, adopted } = data;
  const own = ownDateOf(development, subject, field);
  const adoption = said(development, 'DateAdopted').find((other) => other.field === field);
  if (adoption && sameContent(adoption, data)) return [];
  if (adoption) throw new refused.AdoptionAlreadyRecorded(subject, field);
  if (field === 'inForceOn' && !isDay(adopted)) {
    throw new refused.AdoptedDateNotADay(adopted.verbatim);
  }
  const claims = claimsOn(development, field);
  requireGiven([own, ...datesOf(claims)], adopted, field);
  data.rejected.forEach((rejected) => {
    requireRejectable(claims, rejected, data);
  });
  return [{ type: 'DateAdopted', data }];
};

const claimsOn = (development: Development, field: DateField): readonly Claim[] =>
  said(development, 'DateClaimed').filter((claim) => claim.field === field);

const datesOf = (claims: readonly Claim[]): readonly LegalDate[] =>
  claims.map(({ claimed }) => claimed);

const requireRejectable = (
  claims: readonly Claim[],
  rejected: Claim,
  { adopted, field }: DateAdopted['data'],
): void => {
  const bySource = claims.filter(({ source }) => source === rejected.source);
  requireGiven(datesOf(bySource), rejected.claimed, field);
  if (isSameDate(rejected.claimed, adopted)) {
    throw new refused.AdoptedDateRejected(adopted.verbatim);
  }
};

const requireGiven = (given: readonly LegalDate[], date: LegalDate, field: DateField): void => {
  if (!given.some((other) => isSameDate(other, date))) {
    throw new refused.DateNotClaimed(date.verbatim, field);
  }
};
