import type { DateAdopted, DateClaimed, DateField, SanctionsRegimeFact } from '@contracts';
import { isNewWord, requireSettled, sameContent, type LegalDate } from '@kernel';
import { concernedBy } from '@sanctions-regime';

import { requireEndAfter } from './date-order';
import * as refused from './dates.errors';
import { ownDatesOf } from './own-dates';
import { evolve, saidOf, type EstablishedRegime, type SanctionsRegime } from './sanctions-regime';
import { COUNCIL_ZONE, requireZone } from './zones';

type Decision = readonly SanctionsRegimeFact[];
type Question = Readonly<{ subject: string; field: DateField }>;

/** In the schemas of their facts these are days, and nothing coarser. */
const DAYS: readonly DateField[] = ['effectiveOn', 'endedFrom'];

export const claimDate = (data: DateClaimed['data'], regime: EstablishedRegime): Decision => {
  requireItsZone(ownDatesOf(regime, data), data);
  const claims = claimsOn(regime, data, data.claimed);
  return isNewWord(claims, data) ? [{ type: 'DateClaimed', data }] : [];
};

export const adoptDate = (data: DateAdopted['data'], regime: EstablishedRegime): Decision => {
  const own = ownDatesOf(regime, data);
  requireItsZone(own, data);
  if (isAdopted(regime, data)) return [];
  const { field, adopted } = data;
  if (DAYS.includes(field) && adopted.precision !== 'day') {
    throw new refused.AdoptedDateNotADay(adopted.verbatim);
  }
  requireSettled(own, claimsOn(regime, data, adopted), data);
  const adoption = { type: 'DateAdopted', data } as const;
  requireSpans(evolve(regime, adoption));
  return [adoption];
};

/** A day that puts an end before a beginning is the day of something else. */
const requireSpans = (regime: SanctionsRegime): void => {
  if (regime.status === 'unknown') return;
  saidOf(
    regime,
    'MonitoringMandateEstablished',
    'MonitoringMandateExtended',
    'SanctionsMeasureImposed',
    'SanctionsMeasureEased',
  ).forEach(({ dated }) => {
    requireEndAfter(dated.decidedOn, dated.endsOn);
    if ('effectiveOn' in dated && dated.effectiveOn) {
      requireEndAfter(dated.effectiveOn, dated.endsOn);
    }
  });
};

/** @throws AdoptionAlreadyRecorded */
const isAdopted = (regime: EstablishedRegime, data: DateAdopted['data']): boolean => {
  const isAsked = isAboutTheSame(regime, data, data.adopted);
  const adoption = saidOf(regime, 'DateAdopted').find(({ fact }) =>
    isAsked(fact.data, fact.data.adopted),
  );
  if (adoption && !sameContent(adoption.fact.data, data)) {
    throw new refused.AdoptionAlreadyRecorded(data.subject, data.field);
  }
  return adoption !== undefined;
};

/** A claim speaks of a day where the fact itself does: in Seoul, where monitors were announced. */
const requireItsZone = ([own]: readonly LegalDate[], asked: object): void => {
  requireZone(own?.zone ?? COUNCIL_ZONE, asked);
};

const claimsOn = (
  regime: EstablishedRegime,
  question: Question,
  date: LegalDate,
): readonly DateClaimed['data'][] => {
  const isAsked = isAboutTheSame(regime, question, date);
  return saidOf(regime, 'DateClaimed')
    .map(({ fact }) => fact.data)
    .filter((claim) => isAsked(claim, claim.claimed));
};

/**
 * Whether another word is about the date of the same decision: of a mandate there are many under
 * one name, and what a source says of one of them says nothing of the others.
 */
const isAboutTheSame = (
  { said }: EstablishedRegime,
  { subject, field }: Question,
  date: LegalDate,
): ((word: Question, date: LegalDate) => boolean) => {
  const facts = said.map(({ fact }) => fact);
  const concerned = concernedBy({ subject, field }, date, facts);
  return (word, other) =>
    word.subject === subject &&
    word.field === field &&
    concernedBy(word, other, facts) === concerned;
};
