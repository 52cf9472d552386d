import { z } from 'zod';

import { country } from '../countries';
import { event, type EventOf } from '../event-schema';
import { legalDate, legalDay } from '../legal-date.schema';
import { changeId, instrument, listId, provision, stated } from './vocabulary';

/** A list is known by the instrument that carries it: `export-ban-list/kr-situational-licence`. */
export const exportBanListStream = (list: string): string => `export-ban-list/${list}`;

/** The founding act: everything else in the stream rests on it. */
export const exportBanListEstablished = event({
  type: 'ExportBanListEstablished',
  version: 1,
  data: z.strictObject({
    list: listId,
    changeId,
    /** `MOTIE`, as the authority calls itself. */
    authority: z.string().min(1).max(80),
    /** Whose law it is: ISO 3166-1 alpha-2, or the European Union’s, which is no country’s. */
    jurisdiction: z.union([country, z.literal('EU')]),
    /** Where the authority's days begin. */
    zone: z.string().min(1),
    instrument,
    controlType: z.enum(['prohibition', 'licence-requirement']),
    promulgatedOn: legalDate.nullable(),
    /** The total in force from the first provision's effect on. */
    statedTotal: stated,
    provisions: z.array(provision).min(1),
    /** Set where the list is older than what is held of it: before that day nothing can be said. */
    heldFrom: legalDay.nullable(),
    /** After how many days without a look an answer is called stale; null: after none. */
    freshForDays: z.int().positive().nullable(),
  }),
  about: (data) => data.changeId,
});

export type ExportBanListEstablished = EventOf<typeof exportBanListEstablished>;
export type Provision = ExportBanListEstablished['data']['provisions'][number];
