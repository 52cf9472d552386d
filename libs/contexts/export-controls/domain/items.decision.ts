import type { ExportBanListFact, ExportBanListItemised } from '@contracts';
import { sameContent } from '@kernel';

import { comparison } from './edition-comparison';
import { newNumbers } from './edition-count';
import { staged, type StagedEdition } from './edition-stage';
import { saysNothing } from './edition.decision';
import { ItemsDoNotFit, ItemsInParts, ItemsWithoutChange } from './editions.errors';
import type { EditionOnRecord, EstablishedList } from './export-ban-list';
import { ChangeAlreadyRecorded } from './export-ban-list.errors';
import {
  duplicatesIn,
  editionsOf,
  isPromulgated,
  itemsAfter,
  itemsOf,
  type Difference,
  type Items,
} from './items';

type Decision = readonly ExportBanListFact[];
type Itemised = ExportBanListItemised['data'];

/** A difference that somebody else found out is held to all that an edition is held to. */
export const recordItems = (data: Itemised, list: EstablishedList): Decision => {
  if (data.part.of !== 1) throw new ItemsInParts();
  const editions = editionsOf(list, data);
  const { part: _, ...said } = data;
  if (editions.some((edition) => sameContent(edition, said))) return [];
  if (editions.some((edition) => isPromulgationOf(edition, data))) {
    throw new ChangeAlreadyRecorded(data.changeId);
  }
  const held = itemsOf(editions);
  requireFit(held, data);
  const edition = editionMadeBy(data, held);
  const difference = comparison(list, edition);
  if (!difference) return [];
  if (newNumbers(list, edition, difference)) throw new ItemsWithoutChange(data.changeId);
  return saysNothing(list, edition, difference) ? [] : [{ type: 'ExportBanListItemised', data }];
};

const isPromulgationOf = (edition: EditionOnRecord, { changeId, stage }: Itemised): boolean =>
  edition.changeId === changeId && isPromulgated(edition) && stage === 'promulgated';

/** What is added was not there; what is amended or removed was. No code is named twice. */
const requireFit = (held: Items, { added, amended, removed }: Difference): void => {
  const codesAdded = added.map(({ code }) => code);
  const codesHeld = [...amended.map(({ code }) => code), ...removed];
  const wrong = [
    ...codesAdded.filter((code) => held.has(code)),
    ...codesHeld.filter((code) => !held.has(code)),
    ...duplicatesIn([...codesAdded, ...codesHeld]),
  ];
  if (wrong.length > 0) throw new ItemsDoNotFit(wrong);
};

/** Who states each removed item has stated their number. */
const editionMadeBy = (data: Itemised, held: Items): StagedEdition =>
  staged({
    ...data,
    announcedOn: data.announcedOn ?? undefined,
    effectiveOn: data.effectiveOn ?? undefined,
    items: [...itemsAfter(held, data).values()],
    removes: data.removed.length,
  });
