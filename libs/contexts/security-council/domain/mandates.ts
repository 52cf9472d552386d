import type { MonitoringMandateExtended } from '@contracts';
import { isCertainlyAfter, type LegalDate } from '@kernel';

import type { Said } from './said';
import { saidOf, type EstablishedRegime } from './sanctions-regime';

export type MandateAct = Said<'MonitoringMandateEstablished' | 'MonitoringMandateExtended'>;

/** What the Council decided of a mandate, in the order in which it became known. */
export const actsOf = (regime: EstablishedRegime, mandate?: string): readonly MandateAct[] =>
  saidOf(regime, 'MonitoringMandateEstablished', 'MonitoringMandateExtended').filter(
    ({ dated }) => mandate === undefined || dated.mandate === mandate,
  );

/** The act by which a mandate runs: of what was decided by a day, the last. */
export const actInForceOn = (acts: readonly MandateAct[], day: LegalDate): MandateAct | undefined =>
  lastOf(acts.filter(({ dated }) => !isAfter(dated.decidedOn, day)));

/** Of acts of which none was certainly decided later, the one that became known last. */
export const lastOf = (acts: readonly MandateAct[]): MandateAct | undefined =>
  acts.reduce<MandateAct | undefined>(
    (last, act) => (last && isAfter(last.dated.decidedOn, act.dated.decidedOn) ? last : act),
    undefined,
  );

const isAfter = isCertainlyAfter;

export const symbolOf = ({ fact }: MandateAct): string =>
  fact.type === 'MonitoringMandateExtended' ? fact.data.extendedBy : fact.data.establishedBy;

/**
 * The one mandate that a decision of a day can be about: not one that was established later. Its
 * printed end may have passed: an end that nobody confirmed is not believed.
 */
export const onlyMandateOn = (
  regime: EstablishedRegime,
  day: LegalDate,
): Pick<MonitoringMandateExtended['data'], 'mandate' | 'body'> | undefined => {
  const acts = actsOf(regime);
  const there = acts.filter(({ dated }) => !isEstablishedAfter(acts, dated.mandate, day));
  const [mandate, ...others] = new Set(there.map(({ dated }) => dated.mandate));
  const body = lastOf(there)?.dated.body;
  if (mandate === undefined || body === undefined || others.length > 0) return undefined;
  return { mandate, body };
};

/** What is known of by an extension alone was there before it. */
export const isEstablishedAfter = (
  acts: readonly MandateAct[],
  mandate: string,
  day: LegalDate,
): boolean =>
  acts.some(
    ({ fact, dated }) =>
      fact.type === 'MonitoringMandateEstablished' &&
      dated.mandate === mandate &&
      isAfter(dated.decidedOn, day),
  );
