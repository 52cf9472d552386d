import type { DateAdopted, DateClaimed, DateField, ExportBanListFact } from '@contracts';
import { isNewWord, requireSettled, sameContent } from '@kernel';

import * as refused from './dates.errors';
import type { EstablishedList } from './export-ban-list';
import { ownDatesOf } from './own-dates';

type Decision = readonly ExportBanListFact[];
type Question = Readonly<{ subject: string; field: DateField }>;

export const claimDate = (data: DateClaimed['data'], list: EstablishedList): Decision => {
  ownDatesOf(list, data);
  return isNewWord(claimsOn(list, data), data) ? [{ type: 'DateClaimed', data }] : [];
};

export const adoptDate = (data: DateAdopted['data'], list: EstablishedList): Decision => {
  const { subject, field, adopted } = data;
  const own = ownDatesOf(list, data);
  const adoption = list.adoptions.find(
    (other) => other.subject === subject && other.field === field,
  );
  if (adoption && sameContent(adoption, data)) return [];
  if (adoption) throw new refused.AdoptionAlreadyRecorded(subject, field);
  if (field === 'effectiveOn' && adopted.precision !== 'day') {
    throw new refused.AdoptedDateNotADay(adopted.verbatim);
  }
  requireSettled(own, claimsOn(list, data), data);
  return [{ type: 'DateAdopted', data }];
};

const claimsOn = ({ claims }: EstablishedList, { subject, field }: Question) =>
  claims.filter((claim) => claim.subject === subject && claim.field === field);
