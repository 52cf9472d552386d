import { z } from 'zod';

import { event, type EventOf } from '../event-schema';
import { legalDate, legalDay } from '../legal-date.schema';
import { basis, changeId, instrument, listId, stated } from './vocabulary';

/** Says what will come and flips nothing. One change may be announced more than once. */
export const exportBanListExpansionAnnounced = event({
  type: 'ExportBanListExpansionAnnounced',
  version: 1,
  data: z.strictObject({
    list: listId,
    changeId,
    instrument,
    announcedOn: legalDate,
    expectedOn: legalDate.nullable(),
    grossAdded: stated,
    net: stated,
    statedTotal: stated,
  }),
  about: (data) => data.changeId,
});

const promulgated = {
  list: listId,
  changeId,
  instrument,
  promulgatedOn: legalDate.nullable(),
  /** Definite: the list is another one from the beginning of that day on. */
  effectiveOn: legalDay,
  basis,
  net: stated,
  statedTotal: stated,
};

/** Recorded at promulgation; takes effect on its day by itself. */
export const exportBanListExpanded = event({
  type: 'ExportBanListExpanded',
  version: 1,
  data: z.strictObject({ ...promulgated, grossAdded: stated }),
  about: (data) => data.changeId,
});

export const exportBanListReduced = event({
  type: 'ExportBanListReduced',
  version: 1,
  data: z.strictObject({ ...promulgated, grossRemoved: stated }),
  about: (data) => data.changeId,
});

/** The criteria of counting changed, so that totals before and after do not compare. */
export const exportBanListRebased = event({
  type: 'ExportBanListRebased',
  version: 1,
  data: z.strictObject({
    ...promulgated,
    grossAdded: stated,
    /** What the total would be by the old count; the authority stated another. */
    expectedTotal: stated,
    criteria: z.strictObject({ from: z.string().min(1), to: z.string().min(1) }),
  }),
  about: (data) => data.changeId,
});

/** A notice from the timekeeper. Answers never rest on it: the day itself does the work. */
export const exportBanListChangeTookEffect = event({
  type: 'ExportBanListChangeTookEffect',
  version: 1,
  data: z.strictObject({ list: listId, changeId, effectiveOn: legalDay }),
  about: (data) => data.changeId,
});

export type ExportBanListExpansionAnnounced = EventOf<typeof exportBanListExpansionAnnounced>;
export type ExportBanListExpanded = EventOf<typeof exportBanListExpanded>;
export type ExportBanListReduced = EventOf<typeof exportBanListReduced>;
export type ExportBanListRebased = EventOf<typeof exportBanListRebased>;
export type ExportBanListChangeTookEffect = EventOf<typeof exportBanListChangeTookEffect>;
