import { type ShowSources, stated, statedDate, textOf } from '@answers';
import type { Reckoned } from './expected-totals';

export type ShownChange = ReturnType<typeof shownChange>;

export const shownChange = (
  { change, expectedTotal, difference }: Reckoned,
  sources: ShowSources,
) => ({
  changeId: change.changeId,
  kind: change.kind,
  stage: change.stage,
  ...statedDate('announcedOn', change.announcedOn),
  ...statedDate('expectedOn', change.expectedOn),
  ...statedDate('promulgatedOn', change.promulgatedOn),
  ...stated('effectiveOn', change.effectiveOn),
  ...stated('grossAdded', change.grossAdded),
  ...stated('grossRemoved', change.grossRemoved),
  net: change.net,
  statedTotal: change.statedTotal,
  expectedTotal,
  difference,
  dateClaims: change.dateClaims.map(({ field, date, source, adopted }) => ({
    field,
    value: textOf(date),
    source,
    adopted,
  })),
  ...sources(change.learned),
});
