import { stated, statedDate, type ShowSources } from '@answers';
import { BEGINNING } from '@kernel';
import type { VersionRow } from '@platform/projections';

import type { EnforcementStatus } from './enforcement-status.timeline';

export type ShownStatus = ReturnType<typeof shownStatus>;

/** `since` and `until`: between which instants the whole of it holds, unless more becomes known. */
export const shownStatus = (
  { value, validFrom, validTo }: VersionRow<EnforcementStatus>,
  sources: ShowSources,
) => ({
  regime: value.regime,
  name: value.name,
  measures: value.measures,
  monitoring: value.monitoring,
  oversight: value.oversight,
  ...stated('monitoringBody', value.monitoringBody),
  ...statedDate('mandateEndsOn', value.mandateEndsOn),
  blockedBy: value.blockedBy,
  ...stated('since', validFrom === BEGINNING ? null : validFrom),
  ...stated('until', validTo),
  ...sources(value.restsOn),
});
