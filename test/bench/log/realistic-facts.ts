import type { ExportBanListExpanded } from '@contracts';
import type { Commit } from '@platform/event-log';
import { dayIn, provenance } from '@testing';

const seoulDay = dayIn('Asia/Seoul');

/** About 400 bytes, as most facts that an authority publishes. */
const expanded = (list: string, change: number): ExportBanListExpanded => ({
  type: 'ExportBanListExpanded',
  data: {
    list,
    changeId: `notice-${String(change)}`,
    instrument: 'Public Notice on Trade of Strategic Items, 35th amendment (Notice 2024-139)',
    promulgatedOn: seoulDay('2024-08-28', '28 August 2024'),
    effectiveOn: seoulDay('2024-09-09', '9 September 2024'),
    basis: 'legal-act',
    grossAdded: 243,
    net: 243,
    statedTotal: 1402,
  },
});

export const factsOf = (
  list: string,
  first: number,
  count: number,
): readonly ExportBanListExpanded[] =>
  Array.from({ length: count }, (_, i) => expanded(list, first + i));

/** The next facts of a list that holds so many already. */
export const commitOf = (list: string, version: number, count: number): Commit => ({
  appends: [
    {
      stream: `export-ban-list/${list}`,
      expectedVersion: version === 0 ? 'STREAM_DOES_NOT_EXIST' : version,
      facts: factsOf(list, version, count),
    },
  ],
  provenance: provenance(),
});
