import type { ExportBanListEstablished, ExportBanListFact } from '@contracts';
import type { Instant, Known } from '@kernel';

import { changesIn, instantsOf, type ListChange } from '../list-facts/list-change';
import { isOf } from '../list-facts/reading';
import type { AdoptedDay } from '../listed-good/listings';
import { draftsIn, editionsIn, type DatedDraft, type Edition } from './editions';
import { lookInstants, looksIn, type Looks } from './last-look';
import { listedCodesIn, listingInstants, type ListedCodes } from './listed-codes';
import { provisionsIn, type Founding, type ProvisionHistory } from './provision-stage';
import { turningPoints } from './suspension';

type Facts = readonly Known<ExportBanListFact>[];

/** All that is known of a list, each part in the order of time. */
export type ListHistory = Readonly<{
  act: Known<ExportBanListEstablished>;
  founding: Founding;
  changes: readonly ListChange[];
  provisions: readonly ProvisionHistory[];
  editions: readonly Edition[];
  drafts: readonly DatedDraft[];
  codes: ListedCodes;
  adoptedDays: readonly AdoptedDay[];
  looks: Looks;
}>;

/** Nothing without the founding act. */
export const historyIn = (facts: Facts): ListHistory | undefined => {
  const act = facts.find(isOf('ExportBanListEstablished'));
  const changes = changesIn(facts);
  const founding = changes.find(({ changeId }) => changeId === act?.data.changeId);
  if (!act || !founding?.act) return undefined;
  const adoptedDays = changes.flatMap(({ changeId, adoptedDay: effectiveOn }) =>
    effectiveOn ? [{ changeId, effectiveOn }] : [],
  );
  const founded = { ...founding, act: founding.act };
  return {
    act,
    founding: founded,
    changes,
    provisions: provisionsIn(act.data.provisions, founded, { facts, changes }),
    editions: editionsIn(facts, changes),
    drafts: draftsIn(facts),
    codes: listedCodesIn(facts, adoptedDays),
    adoptedDays,
    looks: looksIn(facts),
  };
};

/** Wherever the answer about the list may become another one. */
export const instantsIn = (history: ListHistory): readonly Instant[] => [
  ...history.changes.flatMap(instantsOf),
  ...history.provisions.flatMap(({ effectiveFrom, standings }) => [
    effectiveFrom,
    ...turningPoints(standings),
  ]),
  ...history.editions.map(({ effectiveFrom }) => effectiveFrom),
  ...history.drafts.map(({ from }) => from),
  ...listingInstants(history.codes),
  ...lookInstants(history.looks),
];
