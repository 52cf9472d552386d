import type { RestsOn } from '@answers';
import type { CalendarDate, Instant, LegalDate } from '@kernel';

import type { ChangeKind } from '../list-facts/act';
import { saidAt, type ListChange } from '../list-facts/list-change';

/** A change that is known and has not taken effect. */
export type PendingChange = Readonly<{
  changeId: string;
  kind: ChangeKind;
  stage: 'announced' | 'promulgated';
  net: number | null;
  statedTotal: number | null;
  expectedOn: LegalDate | null;
  effectiveOn: CalendarDate | null;
  restsOn: readonly RestsOn[];
}>;

/** In the order of the changes. */
export const pendingAt = (changes: readonly ListChange[], at: Instant): readonly PendingChange[] =>
  changes.flatMap((change) => {
    // Most of a list's changes: their words are not put together to be dropped.
    if (change.effectiveFrom !== null && change.effectiveFrom <= at) return [];
    const said = saidAt(change, at);
    if (!said || said.stage === 'in-force') return [];
    const { changeId, kind } = change;
    const { stage, figures, expectedOn, effectiveOn, restsOn } = said;
    const { net, statedTotal } = figures;
    return [{ changeId, kind, stage, net, statedTotal, expectedOn, effectiveOn, restsOn }];
  });
