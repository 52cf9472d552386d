import { isCertainlyAfter } from '@kernel';
import type { ExportBanListExpanded } from '@contracts';

import { EffectBeforePromulgation } from './export-ban-list.errors';

type Dates = Pick<ExportBanListExpanded['data'], 'promulgatedOn' | 'effectiveOn'>;

/**
 * Nobody is bound by what he could not know (ICCPR, article 15(1); in the US a rule binds from its
 * filing for public inspection on, 44 U.S.C. 1507, which is its promulgation here, days before it
 * is printed). What relieves may reach back: a reduction is not held to this.
 *
 * @throws EffectBeforePromulgation
 */
export const requirePromulgatedFirst = ({ promulgatedOn, effectiveOn }: Dates): void => {
  if (promulgatedOn && isCertainlyAfter(promulgatedOn, effectiveOn)) {
    throw new EffectBeforePromulgation(effectiveOn.value, promulgatedOn.verbatim);
  }
};
