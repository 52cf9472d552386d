import type { MonitoringMandateExpired, SanctionsMeasureExpired } from '@contracts';
import { earlierFirst, isNotice, type Known } from '@kernel';

import { groundOf } from './ground';
import type { Expiry } from './tenure';

/**
 * A document that says so confirms an end. The clock's own notice does not: it rests on facts that
 * may be taken back, and must not outlive them in an answer. Of two that name two days the earlier
 * comes first, whichever became known first.
 */
export const expiriesOf = (
  facts: readonly (Known<MonitoringMandateExpired> | Known<SanctionsMeasureExpired>)[],
): readonly Expiry[] =>
  facts
    .map(expiryOf)
    .toSorted((one, other) => earlierFirst(one.endedOn.value, other.endedOn.value));

const expiryOf = (
  fact: Known<MonitoringMandateExpired> | Known<SanctionsMeasureExpired>,
): Expiry => ({
  endedOn: fact.data.endedOn,
  isNotice: isNotice(fact),
  restsOn: groundOf(fact),
});
