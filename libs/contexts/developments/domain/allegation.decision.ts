import type {
  DevelopmentFact,
  EvidenceReported,
  ViolationAlleged,
  ViolationDenied,
} from '@contracts';

import * as refused from './allegation.errors';
import { said, type Development } from './development';
import { isOnRecord } from './on-record';
import { requireUndisputed } from './own-dates';
import { requireKind } from './require-kind';

type Decision = readonly DevelopmentFact[];

/** It may come to evidence that somebody reported before anybody accused. */
export const allege = (data: ViolationAlleged['data'], development: Development): Decision => {
  requireKind(development, data.development, 'allegation');
  const alleged = { type: 'ViolationAlleged', data } as const;
  if (isOnRecord(development, alleged)) return [];
  // Denials wait for their allegation where it was retracted.
  said(development, 'ViolationDenied').forEach((denial) => {
    requireAccused(data, denial);
  });
  return [alleged];
};

export const reportEvidence = (
  data: EvidenceReported['data'],
  development: Development,
): Decision => {
  requireKind(development, data.development, 'allegation');
  const reported = { type: 'EvidenceReported', data } as const;
  const sameFinding = ({ reportedBy, finding }: EvidenceReported['data']) =>
    reportedBy === data.reportedBy && finding === data.finding;
  if (isOnRecord(development, reported, sameFinding)) return [];
  requireUndisputed(development, 'reportedOn');
  return [reported];
};

export const deny = (data: ViolationDenied['data'], development: Development): Decision => {
  requireKind(development, data.development, 'allegation');
  const [allegation] = said(development, 'ViolationAlleged');
  if (!allegation) throw new refused.NothingAlleged(data.development);
  const denied = { type: 'ViolationDenied', data } as const;
  const bySame = ({ deniedBy }: ViolationDenied['data']) =>
    deniedBy.some((denier) => data.deniedBy.includes(denier));
  if (isOnRecord(development, denied, bySame)) return [];
  requireAccused(allegation, data);
  requireUndisputed(development, 'deniedOn');
  return [denied];
};

const requireAccused = (
  { accused }: ViolationAlleged['data'],
  { deniedBy }: ViolationDenied['data'],
): void => {
  const stranger = deniedBy.find((denier) => !accused.includes(denier));
  if (stranger !== undefined) throw new refused.NotAccused(stranger, accused);
};
