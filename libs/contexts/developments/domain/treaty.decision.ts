import type {
  DevelopmentFact,
  TreatyEnteredIntoForce,
  TreatyRatified,
  TreatySigned,
  TreatyTerminated,
  TreatyTextPublished,
} from '@contracts';
import { possibleDaysOf, startOf, type LegalDate, type LegalDay } from '@kernel';

import { isCertainlyBefore } from './date-order';
import { said, type Development } from './development';
import { dateOf, requireUndisputed } from './own-dates';
import { isOnRecord } from './on-record';
import { requireKind } from './require-kind';
import * as refused from './treaty.errors';

type Decision = readonly DevelopmentFact[];
type Signature = TreatySigned['data'];

export const sign = (data: Signature, development: Development): Decision => {
  const signed = { type: 'TreatySigned', data } as const;
  requireKind(development, data.development, 'treaty');
  if (data.development !== `treaty-${data.treaty}`) {
    throw new refused.TreatyMisnamed(data.treaty, data.development);
  }
  if (isOnRecord(development, signed)) return [];
  // Ratifications wait for their treaty where its signature was retracted.
  said(development, 'TreatyRatified').forEach((ratification) => {
    requireRatifiable(data, data.signedOn, ratification);
  });
  return [signed];
};

/** A text may be known before anybody signs it: no order is asked for. */
export const publishText = (
  data: TreatyTextPublished['data'],
  development: Development,
): Decision => {
  signedTreaty(development, data.development);
  const published = { type: 'TreatyTextPublished', data } as const;
  const bySame = (other: TreatyTextPublished['data']) => other.publishedBy === data.publishedBy;
  if (isOnRecord(development, published, bySame)) return [];
  requireUndisputed(development, 'publishedOn');
  return [published];
};

export const ratify = (data: TreatyRatified['data'], development: Development): Decision => {
  const { treaty, signedOn } = signedTreaty(development, data.development);
  const ratified = { type: 'TreatyRatified', data } as const;
  const bySame = (other: TreatyRatified['data']) => other.party === data.party;
  if (isOnRecord(development, ratified, bySame)) return [];
  requireRatifiable(treaty, signedOn, data);
  requireUndisputed(development, 'ratifiedOn');
  return [ratified];
};

export const enterIntoForce = (
  data: TreatyEnteredIntoForce['data'],
  development: Development,
): Decision => {
  const { signedOn } = signedTreaty(development, data.development);
  const entered = { type: 'TreatyEnteredIntoForce', data } as const;
  if (isOnRecord(development, entered)) return [];
  requireSigned(signedOn, data.inForceOn);
  requireForceBeforeEnd(data.inForceOn, dateOf(development, 'endedFrom'));
  return [entered];
};

export const terminate = (data: TreatyTerminated['data'], development: Development): Decision => {
  const { signedOn } = signedTreaty(development, data.development);
  const terminated = { type: 'TreatyTerminated', data } as const;
  if (isOnRecord(development, terminated)) return [];
  requireSigned(signedOn, data.endedFrom);
  const [force] = said(development, 'TreatyEnteredIntoForce');
  if (force) requireForceBeforeEnd(force.inForceOn, data.endedFrom);
  return [terminated];
};

/** @throws DevelopmentOfAnotherKind, TreatyNotSigned */
const signedTreaty = (development: Development, id: string) => {
  requireKind(development, id, 'treaty');
  const [treaty] = said(development, 'TreatySigned');
  if (!treaty) throw new refused.TreatyNotSigned(id);
  return { treaty, signedOn: dateOf(development, 'signedOn') ?? treaty.signedOn };
};

const requireRatifiable = (
  { parties }: Signature,
  signedOn: LegalDate,
  { party, ratifiedOn }: TreatyRatified['data'],
): void => {
  if (!parties.includes(party)) throw new refused.NotAParty(party, parties);
  requireSigned(signedOn, ratifiedOn);
};

const requireSigned = (signedOn: LegalDate, date: LegalDate): void => {
  if (isCertainlyBefore(date, signedOn)) {
    throw new refused.BeforeSignature(date.verbatim, signedOn.verbatim);
  }
};

/** The first day without force is none with it. */
const requireForceBeforeEnd = (inForceOn: LegalDay, endedFrom: LegalDate | undefined): void => {
  const last = endedFrom && possibleDaysOf(endedFrom).last;
  if (endedFrom && last && startOf({ ...endedFrom, value: last }) <= startOf(inForceOn)) {
    throw new refused.EndsBeforeItIsInForce(endedFrom.verbatim, inForceOn.verbatim);
  }
};
