import type { ExportBanListFact, ExportBanListItemised } from '@contracts';
import type { Known } from '@kernel';

import { EditionBuiltUpon } from './editions.errors';
import { nameOf } from './items';

type Items = Known<ExportBanListItemised>;

const areItems = (fact: Known<ExportBanListFact>): fact is Items =>
  fact.type === 'ExportBanListItemised';

/**
 * An edition comes and goes only where no later one of its provision stands: that one is on record
 * as its difference to what stood then. An announced edition is no base of any.
 *
 * @throws EditionBuiltUpon
 */
export const requireNothingBuiltUpon = (
  changing: readonly Known<ExportBanListFact>[],
  others: readonly Known<ExportBanListFact>[],
): void => {
  const bases = changing.filter(areItems).filter(({ data }) => data.stage === 'promulgated');
  for (const base of bases) {
    const later = others.filter(areItems).find((other) => isLater(other, base));
    if (later) throw new EditionBuiltUpon(base.data.edition, later.data.edition);
  }
};

const isLater = (one: Items, base: Items): boolean =>
  one.position > base.position && nameOf(one.data) === nameOf(base.data);
