import { z } from 'zod';

import { event, type EventOf } from '../event-schema';
import { legalDay } from '../legal-date.schema';
import { changeId, instrument, listId, provisions } from './vocabulary';

const act = { list: listId, changeId, instrument, provisions };

/** A second one that reaches further extends the first. */
export const exportBanListSuspended = event({
  type: 'ExportBanListSuspended',
  version: 1,
  data: z.strictObject({
    ...act,
    suspendedOn: legalDay,
    /** The last day of the suspension, as acts word it; null where it has no end. */
    suspendedUntil: legalDay.nullable(),
  }),
  about: (data) => data.changeId,
});

export const exportBanListResumed = event({
  type: 'ExportBanListResumed',
  version: 1,
  data: z.strictObject({ ...act, resumedOn: legalDay }),
  about: (data) => data.changeId,
});

/** `endedFrom` is the first day without. */
export const exportBanListWithdrawn = event({
  type: 'ExportBanListWithdrawn',
  version: 1,
  data: z.strictObject({ ...act, endedFrom: legalDay }),
  about: (data) => data.changeId,
});

export type ExportBanListSuspended = EventOf<typeof exportBanListSuspended>;
export type ExportBanListResumed = EventOf<typeof exportBanListResumed>;
export type ExportBanListWithdrawn = EventOf<typeof exportBanListWithdrawn>;
