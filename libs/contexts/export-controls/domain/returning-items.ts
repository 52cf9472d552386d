import type { ExportBanListFact, ExportBanListItemised } from '@contracts';
import { fold, type Known, sameContent } from '@kernel';

import type { ExportBanListState } from './export-ban-list';
import { exportBanList } from './export-ban-list.decider';
import { ChangeAlreadyRecorded } from './export-ban-list.errors';

type Fact = Known<ExportBanListFact>;

/**
 * Items that were decided as an edition have no command of their own: whether they may come back is
 * asked of the editions that stand, and of those that came back before them.
 *
 * @throws ChangeAlreadyRecorded
 */
export const requireUnitemised = (returning: readonly Fact[], standing: readonly Fact[]): void => {
  returning.reduce<ExportBanListState>(
    (state, fact) => {
      if (fact.type === 'ExportBanListItemised') requireNoneInItsPlace(fact, state);
      return exportBanList.evolve(state, fact);
    },
    fold(exportBanList, standing),
  );
};

const requireNoneInItsPlace = (
  { data }: ExportBanListItemised,
  state: ExportBanListState,
): void => {
  if (state.status === 'unknown' || data.part.index > 0) return;
  const isThere = state.editions.some((edition) => sameContent(nameOf(edition), nameOf(data)));
  if (isThere) throw new ChangeAlreadyRecorded(data.changeId);
};

const nameOf = ({
  changeId,
  provision,
  codeSystem,
  stage,
  ...dates
}: Omit<ExportBanListItemised['data'], 'part'>) => ({
  changeId,
  provision,
  codeSystem,
  stage,
  announcedOn: stage === 'announced' ? dates.announcedOn : null,
});
