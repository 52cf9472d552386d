import { metaOf, type Meta } from '@answers';
import { COUNCIL_ZONE } from '@contracts';

import { freshnessOf, incompleteOf, momentsOf } from '../answers/coverage';
import { MODEL_VERSION } from '../answers/envelope';
import { freshnessOfRegime, incompleteOfRegime } from '../council-measure/regime-coverage';
import { canBind } from '../council-measure/shipment-reach';
import type { Checked, CheckAsked } from './checked-goods';
import { concerns } from './export-question';
import { couldBind, incompleteOfUnheld } from './unheld-regimes';

/**
 * A list or a regime that cannot bind the shipment, or that did not exist yet, leaves nothing
 * unsaid. How fresh a list is, is said of each; of the regimes, whose number is great, only of
 * those that could bind.
 */
export const checkMeta = (asked: CheckAsked, { lists, regimes, unheld }: Checked): Meta => {
  const concerned = regimes.filter(({ regime }) => canBind(regime.territories, asked));
  const missing = unheld.filter((regime) => couldBind(regime, asked));
  const doubts = [
    ...lists.filter(({ list }) => concerns(list, asked)).flatMap(incompleteOf),
    ...concerned.flatMap(incompleteOfRegime),
    ...missing.map(incompleteOfUnheld),
  ];
  const [first] = [...regimes, ...missing];
  return metaOf(asked, {
    instants: { ...momentsOf(lists), ...(first && { [COUNCIL_ZONE]: first.at }) },
    modelVersion: MODEL_VERSION,
    incomplete: doubts.filter(({ reason }) => reason !== 'before-establishment'),
    freshness: [...lists.map(freshnessOf), ...concerned.map(freshnessOfRegime)],
  });
};
