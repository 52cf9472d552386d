import { regimesNotHeld, type Incomplete, type RegimeNotHeld } from '@answers';
import { COUNCIL_ZONE, sanctionsRegimeStream } from '@contracts';
import { startOf, type Instant } from '@kernel';

import type { RegimeAt } from '../council-measure/regimes-at';
import { canBind, reachOf } from '../council-measure/shipment-reach';
import type { ExportQuestion } from './export-question';
import type { Finding, Undetermined } from './finding';
import type { ListNotHeld } from './lists-not-held';

/** A regime that was there at a moment of New York, and is not on record. */
export type UnheldRegime = Readonly<{ at: Instant; regime: RegimeNotHeld }>;

/** @param held what is on record at the position, whether or not it was established yet */
export const unheldRegimesAt = (held: readonly RegimeAt[], at: Instant): readonly UnheldRegime[] =>
  regimesNotHeld(held.map(({ regime: { regime } }) => regime))
    .filter(({ establishedOn }) => at >= startOf({ value: establishedOn, zone: COUNCIL_ZONE }))
    .map((regime) => ({ at, regime }));

/** Whether what it prohibits, which nobody here knows, could bind the shipment. */
export const couldBind = ({ regime }: UnheldRegime, question: ExportQuestion): boolean =>
  canBind(regime.territories, question);

/** Any good may be prohibited, in either direction: nobody says "no" from ignorance. */
export const unheldFindings = (
  { regime: { regime, territories } }: UnheldRegime,
  question: ExportQuestion,
): readonly Finding[] => {
  const reach = reachOf('both', territories, question);
  if (reach === 'free') return [];
  const doubt: Undetermined = {
    list: sanctionsRegimeStream(regime),
    provision: null,
    reason: reach === 'bound' ? 'regime-not-held' : 'origin-missing',
    stage: null,
    atMost: 'prohibited',
    code: null,
    unless: [],
    ofMeasure: null,
    restsOn: [],
  };
  const missingFacts = reach === 'bound' ? [] : ['origin'];
  return [{ rule: null, undetermined: [doubt], missingFacts, contributes: 'undetermined' }];
};

export const notConsultedRegime = ({ regime }: UnheldRegime): ListNotHeld => ({
  list: sanctionsRegimeStream(regime.regime),
  instrument: `Measures of the Security Council under ${regime.establishedBy} (${regime.name})`,
  jurisdiction: 'UN',
});

export const incompleteOfUnheld = ({
  regime: { regime, name, establishedBy },
}: UnheldRegime): Incomplete => ({
  reason: 'regime-not-held',
  detail:
    `${sanctionsRegimeStream(regime)}: the regime of ${establishedBy} (${name}) exists, ` +
    'and nothing that it prohibits is held',
});
