import type { DateAdopted, DateClaimed, DateField, DevelopmentFact } from '@contracts';
import { isDay, isNewWord, requireSettled, sameContent, type DateWord } from '@kernel';

import * as refused from './dates.errors';
import { said, type Development } from './development';
import { ownDateOf } from './own-dates';

type Decision = readonly DevelopmentFact[];

export const claimDate = (data: DateClaimed['data'], development: Development): Decision => {
  ownDateOf(development, data.subject, data.field);
  return isNewWord(claimsOn(development, data.field), data) ? [{ type: 'DateClaimed', data }] : [];
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
  requireSettled([own], claimsOn(development, field), data);
  return [{ type: 'DateAdopted', data }];
};

const claimsOn = (development: Development, field: DateField): readonly DateWord[] =>
  said(development, 'DateClaimed').filter((claim) => claim.field === field);
