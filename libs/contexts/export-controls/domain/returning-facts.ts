import type { ExportBanListFact, ExportBanListItemised } from '@contracts';
import { fold, type Known, sameContent } from '@kernel';

import { requireNothingBuiltUpon } from './editions-built-upon';
import type { ExportBanListState } from './export-ban-list';
import { exportBanList } from './export-ban-list.decider';
import { ChangeAlreadyRecorded } from './export-ban-list.errors';
import { commandFor, isPostable, type PostableFact } from './fact-commands';
import { FactSaidAgain } from './retraction.errors';

type Fact = Known<ExportBanListFact>;

/**
 * A fact that was retracted comes back only where it could be recorded today: meanwhile another one
 * may have taken its place.
 *
 * @throws FactSaidAgain, EditionBuiltUpon, and whatever its command is refused with
 */
export const requireReturnable = (
  list: string,
  returning: readonly Fact[],
  standing: readonly Fact[],
): void => {
  requireNothingBuiltUpon(returning, standing);
  returning.reduce<ExportBanListState>(
    (state, fact) => {
      requireSayable(list, fact, state);
      return exportBanList.evolve(state, fact);
    },
    fold(exportBanList, standing),
  );
};

const requireSayable = (list: string, fact: Fact, state: ExportBanListState): void => {
  if (fact.type === 'ExportBanListItemised') requireUnitemised(fact, state);
  else if (isSaid(fact) && exportBanList.decide(commandFor(list, fact), state).length === 0) {
    throw new FactSaidAgain(fact.id);
  }
};

const isSaid = (fact: Fact): fact is Fact & PostableFact => isPostable(fact.type);

/** Items that were decided as an edition have no command of their own. */
const requireUnitemised = ({ data }: ExportBanListItemised, state: ExportBanListState): void => {
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
