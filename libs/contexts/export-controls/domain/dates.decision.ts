import type { DateAdopted, DateClaimed, DateField, ExportBanListFact } from '@contracts';
import { type LegalDate, sameContent } from '@kernel';

import { isSameDate } from './date-order';
import * as refused from './dates.errors';
import type { EstablishedList } from './export-ban-list';
import { ownDatesOf } from './own-dates';

type Decision = readonly ExportBanListFact[];
type Question = Readonly<{ subject: string; field: DateField }>;

export const claimDate = (data: DateClaimed['data'], list: EstablishedList): Decision => {
  ownDatesOf(list, data);
  const claim = claimsOn(list, data).find(({ source }) => source === data.source);
  if (!claim) return [{ type: 'DateClaimed', data }];
  if (isSameDate(claim.claimed, data.claimed)) return [];
  throw new refused.ClaimAlreadyRecorded(claim.source, claim.claimed.verbatim);
};

export const adoptDate = (data: DateAdopted['data'], list: EstablishedList): Decision => {
  const { subject, field, adopted, rejected } = data;
  const own = ownDatesOf(list, data);
  const adoption = list.adoptions.find(
    (other) => other.subject === subject && other.field === field,
  );
  if (adoption && sameContent(adoption, data)) return [];
  if (adoption) throw new refused.AdoptionAlreadyRecorded(subject, field);
  if (field === 'effectiveOn' && adopted.precision !== 'day') {
    throw new refused.AdoptedDateNotADay(adopted.verbatim);
  }
  const claims = claimsOn(list, data);
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

const claimsOn = ({ claims }: EstablishedList, { subject, field }: Question) =>
  claims.filter((claim) => claim.subject === subject && claim.field === field);

const requireGiven = (given: readonly LegalDate[], date: LegalDate, field: DateField): void => {
  if (!given.some((other) => isSameDate(other, date))) {
    throw new refused.DateNotClaimed(date.verbatim, field);
  }
};
