import type { ExportBanListFact } from '@contracts';

import { announceExpansion, recordExpansion, recordReduction } from './counted-changes.decision';
import { comparison } from './edition-comparison';
import { newNumbers, type Numbers } from './edition-count';
import { partsOf } from './edition-parts';
import { staged, type StagedEdition } from './edition-stage';
import type { EstablishedList } from './export-ban-list';
import type { Edition } from './export-ban-list.commands';
import { editionsOf, isEmpty, type Difference } from './items';

type Decision = readonly ExportBanListFact[];

/** The difference of an edition is one commit: its numbers, then its items. */
export const recordEdition = (asked: Edition, list: EstablishedList): Decision => {
  const edition = staged(asked);
  const difference = comparison(list, edition);
  if (!difference) return [];
  const numbers = newNumbers(list, edition, difference);
  if (saysNothing(list, edition, difference)) return [];
  const counted = numbers
    ? factOf(list, { ...edition, instrument: asked.instrument }, numbers)
    : [];
  return [...counted, ...partsOf(onRecord(edition), difference)];
};

/** Without a difference it is news still where it replaces an announcement of its change. */
export const saysNothing = (
  list: EstablishedList,
  edition: StagedEdition,
  difference: Difference,
): boolean =>
  isEmpty(difference) &&
  !editionsOf(list, edition).some(({ changeId }) => changeId === edition.changeId);

const factOf = (
  list: EstablishedList,
  edition: StagedEdition & Pick<Edition, 'instrument'>,
  { net, statedTotal, ...gross }: Numbers,
): Decision => {
  const change = { list: edition.list, changeId: edition.changeId, instrument: edition.instrument };
  const numbers = { net, statedTotal };
  if (edition.stage === 'announced') {
    const { announcedOn, expectedOn = null } = edition;
    const dates = { announcedOn, expectedOn };
    // No authority announces reductions so far: the items alone tell of one.
    return net < 0
      ? []
      : announceExpansion({ ...change, ...dates, ...numbers, grossAdded: gross.added }, list);
  }
  const { promulgatedOn = null, effectiveOn, basis } = edition;
  const promulgated = { ...change, promulgatedOn, effectiveOn, basis, ...numbers };
  return net < 0
    ? recordReduction({ ...promulgated, grossRemoved: gross.removed }, list)
    : recordExpansion({ ...promulgated, grossAdded: gross.added }, list);
};

const onRecord = (edition: StagedEdition) => ({
  list: edition.list,
  changeId: edition.changeId,
  edition: edition.edition,
  stage: edition.stage,
  provision: edition.provision,
  codeSystem: edition.codeSystem,
  announcedOn: edition.announcedOn ?? null,
  effectiveOn: edition.stage === 'promulgated' ? edition.effectiveOn : null,
  basis: edition.basis,
});
