import type { DateField } from '@contracts';
import type { LegalDate } from '@kernel';

import { NoSuchDate, UnknownSubject } from './dates.errors';
import type { FactType } from './said';
import { saidOf, type EstablishedRegime } from './sanctions-regime';

type Dates = Readonly<{ [Field in DateField]?: LegalDate | null | undefined }>;

/** What has dates of its own. A block has its veto's, an expiry and a look have their day. */
const DATED = [
  'SanctionsRegimeEstablished',
  'SanctionsRegimeTerminated',
  'LegalStatusContested',
  'SanctionsMeasureImposed',
  'SanctionsMeasureEased',
  'MonitoringMandateEstablished',
  'MonitoringMandateExtended',
  'AlternativeMonitoringEstablished',
  'DraftResolutionTabled',
  'ResolutionAdopted',
  'DraftResolutionVetoed',
  'DraftResolutionFailed',
] as const satisfies readonly FactType[];

/**
 * The dates that the facts about a subject give themselves; none where there is a place for one,
 * and no fact fills it.
 *
 * @throws UnknownSubject, NoSuchDate
 */
export const ownDatesOf = (
  regime: EstablishedRegime,
  { subject, field }: Readonly<{ subject: string; field: DateField }>,
): readonly LegalDate[] => {
  const facts = saidOf(regime, ...DATED).filter((said) => said.subject === subject);
  if (facts.length === 0) throw new UnknownSubject(regime.act.regime, subject);
  const withField = facts.map(({ fact }) => fact.data as Dates).filter((dates) => field in dates);
  if (withField.length === 0) throw new NoSuchDate(subject, field);
  return withField.flatMap((dates) => dates[field] ?? []);
};
