import { z } from 'zod';

import { event, type EventOf } from '../event-schema';
import { codeSystem, goodsCode } from '../goods';
import { legalDate, legalDay } from '../legal-date.schema';
import { basis, changeId, item, listId, provisionId } from './vocabulary';

/** Items travel in parts of at most so many: an event stays below 256 KiB. */
export const ITEMS_PER_PART = 500;

const items = z.array(item).max(ITEMS_PER_PART);

/** What an edition changes in the items of a list, against those that its stream held before. */
export const exportBanListItemised = event({
  type: 'ExportBanListItemised',
  version: 1,
  data: z
    .strictObject({
      list: listId,
      changeId,
      /** As the publisher names it: `2024-02-23`, `35th notice, annex 2-2`. */
      edition: z.string().min(1).max(200),
      /** An announced edition flips nothing; the promulgated one of the same change replaces it. */
      stage: z.enum(['announced', 'promulgated']),
      provision: provisionId,
      codeSystem,
      announcedOn: legalDate.nullable(),
      /** Definite where promulgated; null where only announced. */
      effectiveOn: legalDay.nullable(),
      basis,
      part: z.strictObject({ index: z.int().nonnegative(), of: z.int().positive() }),
      added: items,
      /** The same code in other words, another number or another tier. */
      amended: items,
      removed: z.array(goodsCode).max(ITEMS_PER_PART),
    })
    .refine((data) => (data.effectiveOn === null) === (data.stage === 'announced'), {
      message: 'a promulgated edition has a day of effect, an announced one has none',
    }),
  about: (data) => data.changeId,
});

export type ExportBanListItemised = EventOf<typeof exportBanListItemised>;
export type ListedItem = ExportBanListItemised['data']['added'][number];
