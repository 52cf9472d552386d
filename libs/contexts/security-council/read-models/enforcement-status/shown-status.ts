import { stated, statedDate, type ShowSources } from '@answers';
import { BEGINNING } from '@kernel';
import type { VersionRow } from '@platform/projections';

import type { EnforcementStatus } from './enforcement-status.timeline';

export type ShownStatus = ReturnType<typeof shownStatus>;

/** `since` and `until`: between which instants the axes stand so, unless more becomes known. */
export const shownStatus = ({ value }: VersionRow<EnforcementStatus>, sources: ShowSources) => ({
  regime: value.regime,
  name: value.name,
  measures: value.measures,
  monitoring: value.monitoring,
  oversight: value.oversight,
  ...stated('monitoringBody', value.monitoringBody),
  ...statedDate('mandateEndsOn', value.mandateEndsOn),
  blockedBy: value.blockedBy,
  ...stated('since', value.since === BEGINNING ? null : value.since),
  ...stated('until', value.until),
  ...sources(value.restsOn),
});
